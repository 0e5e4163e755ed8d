/* Trees in memory: a treap is grown, searched, walked, and given back node by node to an allocator. */
#include "kernel.h"

struct node {
    struct node *left, *right;
    u32 key, rank;
};
static struct node nodes[1 << 13];
static struct node *unused;

static struct node *rotate_right(struct node *top) {
    struct node *left = top->left;
    top->left = left->right;
    left->right = top;
    return left;
}

static struct node *rotate_left(struct node *top) {
    struct node *right = top->right;
    top->right = right->left;
    right->left = top;
    return right;
}

static struct node *insert(struct node *top, u32 key, u32 rank) {
    if (!top) {
        struct node *made = unused;
        unused = made->left;
        *made = (struct node){0, 0, key, rank};
        return made;
    }
    if (key < top->key) {
        top->left = insert(top->left, key, rank);
        return top->left->rank > top->rank ? rotate_right(top) : top;
    }
    if (key > top->key) {
        top->right = insert(top->right, key, rank);
        return top->right->rank > top->rank ? rotate_left(top) : top;
    }
    return top;
}

static int contains(const struct node *top, u32 key) {
    while (top && top->key != key) top = key < top->key ? top->left : top->right;
    return top != 0;
}

static u64 walk(const struct node *top, u32 depth, u64 sum) {
    if (!top) return fold(sum, depth);
    sum = walk(top->left, depth + 1, sum);
    return walk(top->right, depth + 1, fold(sum, top->key));
}

static void release(struct node *top) {
    if (!top) return;
    release(top->left);
    release(top->right);
    top->left = unused;
    unused = top;
}

RUN run(int n) {
    u32 state = 521288629u;
    u64 sum = 0;
    unused = 0;
    for (u32 i = 0; i < 1 << 13; i++) {
        nodes[i].left = unused;
        unused = &nodes[i];
    }
    while (n-- > 0) {
        struct node *top = 0;
        for (int i = 0; i < 4000; i++) {
            u32 key = next(&state) >> 18;
            top = insert(top, key, next(&state));
        }
        u32 found = 0;
        for (int i = 0; i < 8000; i++) found += (u32)contains(top, next(&state) >> 18);
        sum = walk(top, 0, fold(sum, found));
        release(top);
    }
    return sum;
}
