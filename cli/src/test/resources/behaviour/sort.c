/* Sorting by functions that compare. */
#include "heap.h"

typedef int (*Order)(int a, int b);

static int ascending(int a, int b) {
  return (a > b) - (a < b);
}

static int descending(int a, int b) {
  return (b > a) - (b < a);
}

static unsigned magnitude(int a) {
  return a < 0 ? 0u - (unsigned)a : (unsigned)a;
}

static int by_magnitude(int a, int b) {
  unsigned x = magnitude(a);
  unsigned y = magnitude(b);
  return x == y ? ascending(a, b) : x < y ? -1 : 1;
}

static int odd_first(int a, int b) {
  int x = a & 1;
  int y = b & 1;
  return x == y ? ascending(a, b) : y - x;
}

static Order const orders[] = {ascending, descending, by_magnitude, odd_first};

static void swap(int *a, int *b) {
  int kept = *a;
  *a = *b;
  *b = kept;
}

static void insertion(int *items, int count, Order order) {
  for (int i = 1; i < count; i++) {
    int item = items[i];
    int at = i;
    while (at > 0 && order(items[at - 1], item) > 0) {
      items[at] = items[at - 1];
      at--;
    }
    items[at] = item;
  }
}

static void quick(int *items, int count, Order order) {
  while (count > 8) {
    int middle = count / 2;
    if (order(items[0], items[middle]) > 0) {
      swap(items, items + middle);
    }
    if (order(items[middle], items[count - 1]) > 0) {
      swap(items + middle, items + count - 1);
      if (order(items[0], items[middle]) > 0) {
        swap(items, items + middle);
      }
    }
    int pivot = items[middle];
    int low = 0;
    int high = count - 1;
    while (low <= high) {
      while (order(items[low], pivot) < 0) {
        low++;
      }
      while (order(items[high], pivot) > 0) {
        high--;
      }
      if (low <= high) {
        swap(items + low++, items + high--);
      }
    }
    quick(items, high + 1, order);
    items += low;
    count -= low;
  }
  insertion(items, count, order);
}

/* Sorts by one of four orders; whether there is such an order. */
int EXPORT(sort)(int *items, int count, unsigned order) {
  if (order >= sizeof orders / sizeof *orders) {
    return 0;
  }
  quick(items, count, orders[order]);
  return 1;
}

/* Where an item is among items in ascending order, or where it would be, as a negative number. */
int EXPORT(find)(const int *items, int count, int item) {
  int low = 0;
  int high = count;
  while (low < high) {
    int middle = low + (high - low) / 2;
    int order = ascending(items[middle], item);
    if (order == 0) {
      return middle;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return -low - 1;
}

/* How many are left when those that come twice in a row are taken out. */
int EXPORT(unique)(int *items, int count) {
  int kept = 0;
  for (int i = 0; i < count; i++) {
    if (kept == 0 || items[kept - 1] != items[i]) {
      items[kept++] = items[i];
    }
  }
  return kept;
}
