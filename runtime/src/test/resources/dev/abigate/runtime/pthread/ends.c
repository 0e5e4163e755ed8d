/*
 * What ends a program with threads: one of them that traps, or the first that returns. Built as threads.c is, with
 *   -Wl,--export=returns,--export=traps,--export=many in place of main
 */
#include "pthread.h"

static void *spin(void *argument)
{
    for (volatile int i = 0;; i++) {
    }
    return argument;
}

static void *divide(void *argument)
{
    volatile int zero = 0;
    return (void *)((int)argument / zero);
}

static void *wait(void *argument)
{
    static u32 mutex;
    pthread_mutex_init(&mutex, 0);
    pthread_mutex_lock(&mutex);
    pthread_mutex_lock(&mutex);
    return argument;
}

int returns(void)
{
    u32 thread;
    int failures = pthread_create(&thread, 0, spin, 0) != 0;
    failures += pthread_create(&thread, 0, wait, 0) != 0;
    return failures;
}

int traps(void)
{
    u32 thread;
    pthread_create(&thread, 0, spin, 0);
    pthread_create(&thread, 0, divide, (void *)1);
    pthread_join(thread, 0);
    wait(0);
    return 0;
}

/* Threads one after the other, each of which counts. */
int many(int count)
{
    static volatile int ended;
    u32 thread;
    extern void *one(void *);
    for (int i = 0; i < count; i++) {
        if (pthread_create(&thread, 0, one, (void *)&ended) != 0 || pthread_join(thread, 0) != 0)
            return -1;
    }
    return ended;
}

void *one(void *argument)
{
    ++*(volatile int *)argument;
    return 0;
}
