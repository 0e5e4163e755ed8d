/*
 * Exercises all of WAMR's lib-pthread, and prints what a reader can check. Built with
 *   clang --target=wasm32 -O2 -nostdlib -pthread -matomics -mbulk-memory -Wl,--shared-memory,--max-memory=262144,--allow-undefined
 *         -Wl,-z,stack-size=65536,--no-entry,--export=main,--export=__heap_base,--export=__data_end threads.c -o threads.wasm
 */
#include "pthread.h"

#define CREATE 0100
/* Four have stacks in parts of the program's own, one more has it in the heap. */
#define WORKERS 5
#define ROUNDS 2000

static u32 mutex, condition, key;
static int counter, produced, consumed, destroyed, semaphore;

/* Needs the stack, so that threads with one stack would disturb each other. */
static __attribute__((noinline)) int sum(const volatile int *numbers, int count)
{
    int result = 0;
    for (int i = 0; i < count; i++)
        result += numbers[i];
    return result;
}

static void *count(void *argument)
{
    volatile int numbers[64];
    int wrong = 0;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < 64; i++)
            numbers[i] = (int)argument;
        if (sum(numbers, 64) != 64 * (int)argument)
            wrong++;
        pthread_mutex_lock(&mutex);
        counter++;
        pthread_mutex_unlock(&mutex);
    }
    return (void *)wrong;
}

static void counts(void)
{
    u32 threads[WORKERS];
    void *wrong;
    int failures = 0;
    for (int i = 0; i < WORKERS; i++)
        failures += pthread_create(&threads[i], 0, count, (void *)(i + 1)) != 0;
    for (int i = 0; i < WORKERS; i++) {
        failures += pthread_join(threads[i], &wrong) != 0;
        failures += (int)wrong;
    }
    printf("counted %d, %d failures\n", counter, failures);
}

static void *produce(void *argument)
{
    for (int i = 1; i <= 100; i++) {
        pthread_mutex_lock(&mutex);
        while (produced != consumed)
            pthread_cond_wait(&condition, &mutex);
        produced = i;
        pthread_cond_broadcast(&condition);
        pthread_mutex_unlock(&mutex);
    }
    return argument;
}

static void conditions(void)
{
    u32 thread;
    void *result;
    int total = 0;
    pthread_create(&thread, 0, produce, (void *)77);
    for (int i = 1; i <= 100; i++) {
        pthread_mutex_lock(&mutex);
        while (produced == consumed)
            pthread_cond_wait(&condition, &mutex);
        total += produced;
        consumed = produced;
        pthread_cond_signal(&condition);
        pthread_mutex_unlock(&mutex);
    }
    pthread_join(thread, &result);
    printf("consumed %d, joined %d\n", total, (int)result);
    pthread_mutex_lock(&mutex);
    printf("timed out: %d\n", pthread_cond_timedwait(&condition, &mutex, 1000));
    pthread_mutex_unlock(&mutex);
}

static void destroy(void *value)
{
    destroyed += (int)value;
}

static void *specific(void *argument)
{
    int before = (int)pthread_getspecific(key);
    pthread_setspecific(key, argument);
    if (before == 0 && pthread_getspecific(key) == argument && pthread_self() != 0)
        pthread_exit((void *)((int)argument + 1));
    return 0;
}

static void keys(void)
{
    u32 thread;
    void *result;
    u32 more[40];
    int created = 0;
    pthread_key_create(&key, destroy);
    pthread_setspecific(key, (void *)5);
    pthread_create(&thread, 0, specific, (void *)41);
    pthread_join(thread, &result);
    printf("exit %d, destroyed %d, own %d\n", (int)result, destroyed, (int)pthread_getspecific(key));
    while (pthread_key_create(&more[created], 0) == 0)
        created++;
    printf("keys %d, delete %d %d, set %d\n", created + 1, pthread_key_delete(key), pthread_key_delete(key),
           pthread_setspecific(key, 0));
}

static void *post(void *argument)
{
    sem_post(semaphore);
    return argument;
}

static void semaphores(void)
{
    u32 thread;
    int value = -1;
    printf("unknown %d\n", sem_open("none", 0, 0, 0));
    semaphore = sem_open("jobs", CREATE, 0600, 1);
    printf("same %d\n", sem_open("jobs", CREATE, 0600, 9) == semaphore);
    printf("wait %d, try %d\n", sem_wait(semaphore), sem_trywait(semaphore));
    pthread_create(&thread, 0, post, 0);
    printf("detach %d\n", pthread_detach(thread));
    sem_wait(semaphore);
    sem_post(semaphore);
    sem_getvalue(semaphore, &value);
    printf("value %d, unlink %d %d, close %d %d\n", value, sem_unlink("jobs"), sem_unlink("jobs"), sem_close(semaphore),
           sem_close(semaphore));
}

static void *forever(void *argument)
{
    pthread_mutex_lock(&mutex);
    sem_post(semaphore);
    for (;;)
        pthread_cond_wait(&condition, &mutex);
    return argument;
}

static void cancellation(void)
{
    u32 thread;
    void *result = 0;
    semaphore = sem_open("ready", CREATE, 0600, 0);
    pthread_create(&thread, 0, forever, 0);
    sem_wait(semaphore);
    pthread_mutex_lock(&mutex);
    printf("cancel %d", pthread_cancel(thread));
    pthread_mutex_unlock(&mutex);
    printf(", join %d, result %d\n", pthread_join(thread, &result), (int)result);
}

static void errors(void)
{
    u32 none = 0, other;
    void *memory = 0;
    pthread_mutex_init(&other, 0);
    printf("lock %d, wait %d, handles differ %d\n", pthread_mutex_lock(&none), pthread_cond_wait(&other, &mutex),
           other != mutex);
    pthread_mutex_lock(&other);
    printf("busy %d, gone %d, self %u %d\n", pthread_mutex_destroy(&other), pthread_mutex_unlock(&other),
           pthread_self(), pthread_join(12345, 0));
    printf("memalign %d", posix_memalign(&memory, 8, 64));
    printf(" %d\n", memory != 0);
    free(memory);
}

int main(void)
{
    pthread_mutex_init(&mutex, 0);
    pthread_cond_init(&condition, 0);
    counts();
    conditions();
    keys();
    semaphores();
    cancellation();
    errors();
    printf("destroy %d %d\n", pthread_cond_destroy(&condition), pthread_mutex_destroy(&mutex));
    return 3;
}
