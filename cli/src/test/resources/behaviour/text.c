/* Handling of strings: whitespace, wildcards, distances, numbers. */
#include "heap.h"

static int is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Lower case, without spaces at both ends, one space between words. */
int EXPORT(normalize)(const char *in, char *out, int room) {
  int length = 0;
  int pending = 0;
  for (; *in; in++) {
    if (is_space(*in)) {
      pending = length > 0;
      continue;
    }
    if (length + pending + 1 >= room) {
      return -1;
    }
    if (pending) {
      out[length++] = ' ';
      pending = 0;
    }
    out[length++] = lower(*in);
  }
  out[length] = 0;
  return length;
}

/* Whether a text is what a pattern with * and ? says. */
int EXPORT(matches)(const char *pattern, const char *text) {
  const char *star = 0;
  const char *resume = 0;
  while (*text) {
    if (*pattern == '*') {
      star = pattern++;
      resume = text;
    } else if (*pattern == '?' || *pattern == *text) {
      pattern++;
      text++;
    } else if (star) {
      pattern = star + 1;
      text = ++resume;
    } else {
      return 0;
    }
  }
  while (*pattern == '*') {
    pattern++;
  }
  return *pattern == 0;
}

/* Levenshtein's distance of texts of up to 32 characters. */
int EXPORT(distance)(const char *a, const char *b) {
  int row[33];
  int columns = 0;
  while (b[columns]) {
    if (++columns > 32) {
      return -1;
    }
  }
  for (int i = 0; i <= columns; i++) {
    row[i] = i;
  }
  for (int i = 0; a[i]; i++) {
    int diagonal = row[0];
    row[0] = i + 1;
    for (int j = 0; j < columns; j++) {
      int change = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      int least = row[j] < diagonal ? row[j] + 1 : diagonal + 1;
      row[j + 1] = change < least ? change : least;
    }
  }
  return row[columns];
}

/* A decimal number that a text begins with, or the nearest that fits. */
int EXPORT(number)(const char *text) {
  int negative = 0;
  unsigned value = 0;
  while (is_space(*text)) {
    text++;
  }
  if (*text == '-' || *text == '+') {
    negative = *text++ == '-';
  }
  unsigned most = negative ? 2147483648u : 2147483647u;
  for (; *text >= '0' && *text <= '9'; text++) {
    unsigned digit = (unsigned)(*text - '0');
    if (value > (most - digit) / 10) {
      value = most;
      break;
    }
    value = value * 10 + digit;
  }
  return negative ? (int)(0u - value) : (int)value;
}
