/* A state machine that takes records apart: name=value;name="value";... with comments between # and the end of the line. */
#include "heap.h"

enum State { START, NAME, EQUALS, PLAIN, QUOTED, ESCAPED, CLOSED, COMMENT, FAILED };

typedef struct {
  int state;
  int after;
  int records;
  int length;
  unsigned sum;
} Machine;

static int is_letter(byte c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static int is_digit(byte c) {
  return c >= '0' && c <= '9';
}

Machine *EXPORT(machine_new)(void) {
  Machine *machine = malloc(sizeof *machine);
  if (machine) {
    machine->state = START;
    machine->after = START;
    machine->records = 0;
    machine->length = 0;
    machine->sum = 0;
  }
  return machine;
}

static void keep(Machine *machine, byte c) {
  machine->length++;
  machine->sum = machine->sum * 33 + c;
}

static void finish(Machine *machine) {
  machine->records++;
  machine->length = 0;
  machine->state = START;
}

static void comment(Machine *machine, int after) {
  machine->after = after;
  machine->state = COMMENT;
}

static void step(Machine *machine, byte c) {
  switch (machine->state) {
    case START:
      if (is_letter(c)) {
        keep(machine, c);
        machine->state = NAME;
      } else if (c == '#') {
        comment(machine, START);
      } else if (c != ' ' && c != '\n') {
        machine->state = FAILED;
      }
      break;
    case NAME:
      if (is_letter(c) || (is_digit(c) && machine->length > 0)) {
        if (machine->length >= 12) {
          machine->state = FAILED;
        } else {
          keep(machine, c);
        }
      } else {
        machine->state = c == '=' ? EQUALS : FAILED;
      }
      break;
    case EQUALS:
      if (c == '"') {
        machine->state = QUOTED;
        break;
      }
      machine->state = PLAIN; /* fall through */
    case PLAIN:
      if (c == ';') {
        finish(machine);
      } else if (c == '#') {
        comment(machine, CLOSED);
      } else if (c < ' ' || c == '"') {
        machine->state = FAILED;
      } else {
        keep(machine, c);
      }
      break;
    case QUOTED:
      if (c == '\\') {
        machine->state = ESCAPED;
      } else if (c == '"') {
        machine->state = CLOSED;
      } else {
        keep(machine, c);
      }
      break;
    case ESCAPED:
      keep(machine, c == 'n' ? '\n' : c == 't' ? '\t' : c);
      machine->state = QUOTED;
      break;
    case CLOSED:
      if (c == ';') {
        finish(machine);
      } else if (c != ' ') {
        machine->state = FAILED;
      }
      break;
    case COMMENT:
      if (c == '\n') {
        machine->state = machine->after;
      }
      break;
    default:
      break;
  }
}

/* Takes bytes; the state afterwards. */
int EXPORT(machine_feed)(Machine *machine, const byte *data, int length) {
  for (int i = 0; i < length; i++) {
    step(machine, data[i]);
  }
  return machine->state;
}

/* How many records were complete; -1 after a failure. */
int EXPORT(machine_records)(const Machine *machine) {
  return machine->state == FAILED ? -1 : machine->records;
}

/* A checksum of names and values. */
unsigned EXPORT(machine_sum)(const Machine *machine) {
  return machine->sum ^ (unsigned)machine->length << 24;
}
