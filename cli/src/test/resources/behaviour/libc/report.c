/*
 * Counts words and prints a report, on WAMR's libc-builtin: main for a replay, exports for a search. What the C library of
 * the host does for it depends on how it was compiled: printf of a constant becomes puts, strings are measured in advance,
 * and loops that copy become memcpy.
 */
#include "libc.h"

#define MOST_WORDS 32

/* Defined by builds whose behaviour is another. */
#ifdef OTHER_TEXT
#define TITLE "Report!\n"
#else
#define TITLE "Report\n"
#endif
#ifdef OTHER_EXIT
#define EXIT 4
#else
#define EXIT 3
#endif
#ifdef OTHER_ORDER
#define FIRST_WORD(used) ((used) - 1)
#define NEXT_WORD -1
#else
#define FIRST_WORD(used) 0
#define NEXT_WORD 1
#endif

struct word {
  char *text;
  int count;
};

static struct word words[MOST_WORDS];
static int used;

static void clear(void) {
  for (int i = 0; i < used; i++) {
    free(words[i].text);
  }
  memset(words, 0, sizeof words);
  used = 0;
}

static void count(const char *text) {
  for (int i = 0; i < used; i++) {
    if (strcmp(words[i].text, text) == 0) {
      words[i].count++;
      return;
    }
  }
  if (used < MOST_WORDS) {
    words[used].text = strdup(text);
    words[used].count = 1;
    used++;
  }
}

static void split(const char *text) {
  char word[24];
  size_t length = 0;
  for (;; text++) {
    if (isalnum(*text) && length + 1 < sizeof word) {
      word[length++] = (char)tolower(*text);
    } else {
      if (length > 0) {
        word[length] = 0;
        count(word);
        length = 0;
      }
      if (*text == 0) {
        return;
      }
    }
  }
}

static void show(void) {
  printf(TITLE);
  printf("------\n");
  for (int i = FIRST_WORD(used); i >= 0 && i < used; i += NEXT_WORD) {
    char line[64];
    struct word *word = &words[i];
    size_t length = strlen(word->text);
    char *copy = malloc(length + 1);
    if (copy == 0) {
      abort(1);
    }
    for (size_t k = 0; k <= length; k++) {
      copy[k] = word->text[k];
    }
    snprintf(line, sizeof line, "%-8s|%3d", copy, word->count);
    printf("%s %s\n", line, word->count > 1 ? "again" : "once");
    free(copy);
  }
}

static int hundredths(int part, int whole) {
  return whole == 0 ? 0 : part * 100 / whole;
}

int __attribute__((export_name("words"))) count_words(const char *text) {
  clear();
  split(text);
  show();
  return used;
}

int __attribute__((export_name("share"))) share(int part, int whole) {
  if (whole < 0) {
    printf("no whole\n");
    exit(EXIT);
  }
  printf("share of %d: %d%%\n", whole, hundredths(part, whole));
  return hundredths(part, whole);
}

int __attribute__((export_name("main"))) main(int argc, char **argv) {
  char text[200];
  memset(text, 0, sizeof text);
  for (int i = 1; i < argc; i++) {
    strncpy(text + strlen(text), argv[i], 60);
    strncpy(text + strlen(text), " ", 2);
  }
  long long start = clock();
  count_words(text);
  printf("%lld ns, %5.2f on average\n", clock() - start, used == 0 ? 0.0 : strlen(text) / (double)used);
  share(words[0].count, argc - 1);
  printf("%c%s", 'e', "nd\n");
  if (used == 5) {
    exit(EXIT + 2);
  }
  return used;
}
