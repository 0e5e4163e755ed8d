/* What WAMR's libc-builtin offers to the programs of this folder. */
#ifndef LIBC_H
#define LIBC_H

typedef unsigned int size_t;

int printf(const char *format, ...);
int snprintf(char *target, size_t room, const char *format, ...);
void *malloc(size_t size);
void free(void *place);
char *strdup(const char *text);
size_t strlen(const char *text);
int strcmp(const char *a, const char *b);
char *strncpy(char *target, const char *source, size_t most);
void *memset(void *target, int value, size_t count);
int tolower(int character);
int isalnum(int character);
long long clock(void);
void exit(int code);
void abort(int code);

#endif
