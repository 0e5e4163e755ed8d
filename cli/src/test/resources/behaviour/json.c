/* Checks JSON texts and takes the blanks out of them. */
#include "heap.h"

#define DEEPEST 16

typedef struct {
  const char *at;
  const char *end;
  char *out;
  int written;
  int room;
  int values;
} Reader;

static int put(Reader *reader, char c) {
  if (reader->written >= reader->room) {
    return 0;
  }
  reader->out[reader->written++] = c;
  return 1;
}

static int peek(const Reader *reader) {
  return reader->at < reader->end ? (byte)*reader->at : -1;
}

static void skip_blanks(Reader *reader) {
  int c;
  while ((c = peek(reader)) == ' ' || c == '\t' || c == '\n' || c == '\r') {
    reader->at++;
  }
}

static int take(Reader *reader) {
  return put(reader, *reader->at++);
}

static int word(Reader *reader, const char *word) {
  for (; *word; word++) {
    if (peek(reader) != *word || !take(reader)) {
      return 0;
    }
  }
  return 1;
}

static int is_hex(int c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static int string(Reader *reader) {
  if (!take(reader)) {
    return 0;
  }
  for (;;) {
    int c = peek(reader);
    if (c < ' ' || !take(reader)) {
      return 0;
    }
    if (c == '"') {
      return 1;
    }
    if (c == '\\') {
      int escaped = peek(reader);
      if (escaped < 0 || !take(reader)) {
        return 0;
      }
      switch (escaped) {
        case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
          break;
        case 'u':
          for (int i = 0; i < 4; i++) {
            if (!is_hex(peek(reader)) || !take(reader)) {
              return 0;
            }
          }
          break;
        default:
          return 0;
      }
    }
  }
}

static int digits(Reader *reader) {
  int count = 0;
  while (peek(reader) >= '0' && peek(reader) <= '9') {
    if (!take(reader)) {
      return 0;
    }
    count++;
  }
  return count;
}

static int number(Reader *reader) {
  if (peek(reader) == '-' && !take(reader)) {
    return 0;
  }
  if (peek(reader) == '0') {
    if (!take(reader)) {
      return 0;
    }
  } else if (!digits(reader)) {
    return 0;
  }
  if (peek(reader) == '.' && (!take(reader) || !digits(reader))) {
    return 0;
  }
  if (peek(reader) == 'e' || peek(reader) == 'E') {
    if (!take(reader)) {
      return 0;
    }
    if ((peek(reader) == '+' || peek(reader) == '-') && !take(reader)) {
      return 0;
    }
    return digits(reader) > 0;
  }
  return 1;
}

static int value(Reader *reader, int depth);

static int members(Reader *reader, int depth, char close, int named) {
  if (!take(reader)) {
    return 0;
  }
  skip_blanks(reader);
  if (peek(reader) == close) {
    return take(reader);
  }
  for (;;) {
    if (named) {
      skip_blanks(reader);
      if (peek(reader) != '"' || !string(reader)) {
        return 0;
      }
      skip_blanks(reader);
      if (peek(reader) != ':' || !take(reader)) {
        return 0;
      }
    }
    if (!value(reader, depth + 1)) {
      return 0;
    }
    if (peek(reader) == close) {
      return take(reader);
    }
    if (peek(reader) != ',' || !take(reader)) {
      return 0;
    }
  }
}

static int value(Reader *reader, int depth) {
  if (depth > DEEPEST) {
    return 0;
  }
  skip_blanks(reader);
  reader->values++;
  int good;
  switch (peek(reader)) {
    case '{': good = members(reader, depth, '}', 1); break;
    case '[': good = members(reader, depth, ']', 0); break;
    case '"': good = string(reader); break;
    case 't': good = word(reader, "true"); break;
    case 'f': good = word(reader, "false"); break;
    case 'n': good = word(reader, "null"); break;
    default: good = number(reader);
  }
  skip_blanks(reader);
  return good;
}

/* The bytes without blanks, or how many were read before the first that is wrong, as a negative number. */
int EXPORT(minify)(const char *text, size length, char *out, size room) {
  Reader reader = {text, text + length, out, 0, (int)room, 0};
  if (value(&reader, 0) && reader.at == reader.end) {
    return reader.written;
  }
  return (int)(text - reader.at) - 1;
}

/* How many values there are, or -1. */
int EXPORT(count)(const char *text, size length) {
  static char out[4096];
  Reader reader = {text, text + length, out, 0, sizeof out, 0};
  return value(&reader, 0) && reader.at == reader.end ? reader.values : -1;
}
