/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/study/arms/crew.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

enum { look_every_ms = 100 };

/* What a process says at its end; small enough to be written to a pipe in one piece. */
typedef struct message {
    ronde_status status;
    ronde_error error;
    unsigned char answer[RONDE_CREW_ANSWER];
} message;

typedef struct worker {
    pid_t process;
    int pipe;
    int32_t index;
} worker;

typedef struct gang {
    const ronde_crew *crew;
    worker workers[RONDE_CREW_MOST];
    int count;
} gang;

static bool is_stopped(const ronde_crew *crew)
{
    return crew->should_stop != NULL && crew->should_stop(crew->payload);
}

static message do_job(const ronde_crew *crew, int32_t index)
{
    message made = {0};
    made.status = crew->job(crew->payload, index, made.answer, &made.error);
    return made;
}

static void write_all(int pipe, const message *it)
{
    const unsigned char *at = (const unsigned char *)it;
    for (size_t done = 0; done < sizeof *it;) {
        ssize_t written = write(pipe, at + done, sizeof *it - done);
        if (written < 0 && errno != EINTR) {
            return; /* nobody listens any more */
        }
        done += written > 0 ? (size_t)written : 0;
    }
}

static bool read_all(int pipe, message *it)
{
    unsigned char *at = (unsigned char *)it;
    size_t done = 0;
    while (done < sizeof *it) {
        ssize_t got = read(pipe, at + done, sizeof *it - done);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return false;
        }
        done += got > 0 ? (size_t)got : 0;
    }
    return true;
}

static ronde_status start(gang *of, int32_t index, ronde_error *error)
{
    int ends[2];
    if (pipe(ends) != 0) {
        return ronde_fail(error, RONDE_EIO, "", "the system gives no pipe for a process (error %d)",
                          errno);
    }
    pid_t process = fork();
    if (process == 0) {
        close(ends[0]);
        message made = do_job(of->crew, index);
        write_all(ends[1], &made);
        _exit(0);
    }
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return ronde_fail(error, RONDE_EIO, "", "the system gives no process for a run (error %d)",
                          errno);
    }
    of->workers[of->count++] = (worker){process, ends[0], index};
    return RONDE_OK;
}

static ronde_status
hear(const ronde_crew *crew, int32_t index, const message *it, ronde_error *error)
{
    if (it->status != RONDE_OK) {
        if (error != NULL && error->status == RONDE_OK) {
            *error = it->error;
        }
        return it->status;
    }
    if (crew->on_done != NULL) {
        crew->on_done(crew->payload, index, it->answer);
    }
    return RONDE_OK;
}

/* Takes the answer of a worker that has one, or has died. */
static ronde_status finish(gang *of, int at, ronde_error *error)
{
    worker done = of->workers[at];
    message it = {0};
    int how = 0;
    bool spoke = read_all(done.pipe, &it);
    close(done.pipe);
    while (waitpid(done.process, &how, 0) < 0 && errno == EINTR) {
    }
    of->workers[at] = of->workers[--of->count];
    if (!spoke) {
        return is_stopped(of->crew)
                   ? ronde_fail(error, RONDE_ESTOPPED, "", "stopped")
                   : ronde_fail(error, RONDE_EBUG, "", "a process died of signal %d",
                                WIFSIGNALED(how) ? WTERMSIG(how) : 0);
    }
    return hear(of->crew, done.index, &it, error);
}

/* Waits a little, and finishes whoever is done. */
static ronde_status wait_for_some(gang *of, ronde_error *error)
{
    struct pollfd pipes[RONDE_CREW_MOST];
    for (int i = 0; i < of->count; i++) {
        pipes[i] = (struct pollfd){.fd = of->workers[i].pipe, .events = POLLIN};
    }
    int waiting = of->count;
    if (poll(pipes, (nfds_t)waiting, look_every_ms) <= 0) {
        return RONDE_OK;
    }
    ronde_status status = RONDE_OK;
    for (int i = waiting - 1; i >= 0;
         i--) { /* backwards: the last takes the place of who is done */
        if (pipes[i].revents != 0) {
            ronde_status one = finish(of, i, error);
            status = status == RONDE_OK ? one : status;
        }
    }
    return status;
}

static void end_all(gang *of)
{
    for (int i = 0; i < of->count; i++) {
        kill(of->workers[i].process, SIGTERM);
    }
    while (of->count > 0) {
        (void)finish(of, of->count - 1, NULL);
    }
}

static ronde_status run_processes(const ronde_crew *crew, int32_t count, ronde_error *error)
{
    gang of = {.crew = crew};
    int most = crew->processes < RONDE_CREW_MOST ? crew->processes : RONDE_CREW_MOST;
    ronde_status status = RONDE_OK;
    int32_t next = 0;
    while (status == RONDE_OK && (next < count || of.count > 0)) {
        if (is_stopped(crew)) {
            status = ronde_fail(error, RONDE_ESTOPPED, "", "stopped");
        } else if (next < count && of.count < most) {
            status = start(&of, next++, error);
        } else {
            status = wait_for_some(&of, error);
        }
    }
    end_all(&of);
    return status;
}

ronde_status ronde_crew_run(const ronde_crew *crew, int32_t count, ronde_error *error)
{
    if (crew->processes > 1) {
        return run_processes(crew, count, error);
    }
    for (int32_t i = 0; i < count; i++) {
        if (is_stopped(crew)) {
            return ronde_fail(error, RONDE_ESTOPPED, "", "stopped");
        }
        message made = do_job(crew, i);
        RONDE_TRY(hear(crew, i, &made, error));
    }
    return RONDE_OK;
}
