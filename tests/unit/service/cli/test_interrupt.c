/* SPDX-License-Identifier: GPL-3.0-or-later */
/* labels: threads */
#include "service/cli/interrupt.h"
#include "tests/support/ckx.h"

#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Runs the child's part in a process of its own and returns how it ended (as waitpid says). */
static int in_a_child(void (*part)(void))
{
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        ronde_interrupt_install();
        part();
        _exit(99);
    }
    int how = 0;
    ck_assert_int_eq(waitpid(child, &how, 0), child);
    return how;
}

static void ask_undeferred(void)
{
    raise(SIGINT);
    _exit(8);
}

START_TEST(without_something_to_save_the_first_signal_ends)
{
    int how = in_a_child(ask_undeferred);
    ck_assert(WIFEXITED(how));
    ck_assert_int_eq(WEXITSTATUS(how), 130);
}
END_TEST

static void ask_once(void)
{
    ronde_interrupt_defer();
    bool before = ronde_interrupt_requested();
    raise(SIGINT);
    _exit(!before && ronde_interrupt_requested() && ronde_interrupt_hook(NULL) ? 7 : 8);
}

START_TEST(the_first_signal_only_asks_when_deferred)
{
    int how = in_a_child(ask_once);
    ck_assert(WIFEXITED(how));
    ck_assert_int_eq(WEXITSTATUS(how), 7);
}
END_TEST

static void ask_twice(void)
{
    ronde_interrupt_defer();
    raise(SIGTERM);
    raise(SIGINT);
    _exit(8);
}

START_TEST(the_second_signal_ends_at_once)
{
    int how = in_a_child(ask_twice);
    ck_assert(WIFEXITED(how));
    ck_assert_int_eq(WEXITSTATUS(how), 130);
}
END_TEST

static void write_to_nobody(void)
{
    int ends[2];
    if (pipe(ends) != 0) {
        _exit(8);
    }
    close(ends[0]);
    _exit(write(ends[1], "x", 1) == -1 ? 7 : 8);
}

START_TEST(a_closed_pipe_is_an_error_of_the_write)
{
    int how = in_a_child(write_to_nobody);
    ck_assert(WIFEXITED(how));
    ck_assert_int_eq(WEXITSTATUS(how), 7);
}
END_TEST

/* Last, because it changes the flag of this process. */
static void *wait_for_request(void *payload)
{
    while (!ronde_interrupt_requested()) {
        nanosleep(&(struct timespec){.tv_nsec = 100000}, NULL);
    }
    return payload;
}

START_TEST(every_thread_sees_the_request)
{
    ronde_interrupt_install();
    ronde_interrupt_defer();
    pthread_t threads[3];
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(pthread_create(&threads[i], NULL, wait_for_request, NULL), 0);
    }
    raise(SIGINT);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
    }
}
END_TEST

CKX_MAIN("service/cli/interrupt",
         without_something_to_save_the_first_signal_ends,
         the_first_signal_only_asks_when_deferred,
         the_second_signal_ends_at_once,
         a_closed_pipe_is_an_error_of_the_write,
         every_thread_sees_the_request)
