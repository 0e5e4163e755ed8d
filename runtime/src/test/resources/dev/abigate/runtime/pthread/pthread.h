/* What WAMR's lib-pthread and libc-builtin offer, as far as the programs here use it. */
typedef unsigned int u32;
typedef unsigned long long u64;

int printf(const char *format, ...);
void *malloc(unsigned long bytes);
void free(void *at);

int pthread_create(u32 *thread, const void *attributes, void *(*start)(void *), void *argument);
int pthread_join(u32 thread, void **result);
int pthread_detach(u32 thread);
int pthread_cancel(u32 thread);
u32 pthread_self(void);
void pthread_exit(void *result);
int pthread_mutex_init(u32 *mutex, const void *attributes);
int pthread_mutex_lock(u32 *mutex);
int pthread_mutex_unlock(u32 *mutex);
int pthread_mutex_destroy(u32 *mutex);
int pthread_cond_init(u32 *condition, const void *attributes);
int pthread_cond_wait(u32 *condition, u32 *mutex);
int pthread_cond_timedwait(u32 *condition, u32 *mutex, u64 microseconds);
int pthread_cond_signal(u32 *condition);
int pthread_cond_broadcast(u32 *condition);
int pthread_cond_destroy(u32 *condition);
int pthread_key_create(u32 *key, void (*destructor)(void *));
int pthread_key_delete(u32 key);
int pthread_setspecific(u32 key, const void *value);
void *pthread_getspecific(u32 key);
int posix_memalign(void **at, u32 alignment, u32 bytes);
int sem_open(const char *name, int flags, int mode, int value);
int sem_close(int semaphore);
int sem_wait(int semaphore);
int sem_trywait(int semaphore);
int sem_post(int semaphore);
int sem_getvalue(int semaphore, int *value);
int sem_unlink(const char *name);
