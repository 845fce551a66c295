/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/sketch_cli.h"

#include <check.h>

sketch_cli sketch_cli_open(void)
{
    sketch_cli sketch = {.cli = {.out = tmpfile(), .err = tmpfile()}};
    ck_assert_ptr_nonnull(sketch.cli.out);
    ck_assert_ptr_nonnull(sketch.cli.err);
    return sketch;
}

void sketch_cli_close(sketch_cli *sketch)
{
    fclose(sketch->cli.out);
    fclose(sketch->cli.err);
}

/* The content of the stream from its beginning; writing may go on afterwards. */
static const char *content(FILE *stream, char *buffer, size_t size)
{
    fflush(stream);
    rewind(stream);
    size_t count = fread(buffer, 1, size - 1, stream);
    buffer[count] = '\0';
    fseek(stream, 0, SEEK_END);
    return buffer;
}

const char *sketch_cli_out(sketch_cli *sketch)
{
    return content(sketch->cli.out, sketch->out, sizeof sketch->out);
}

const char *sketch_cli_err(sketch_cli *sketch)
{
    return content(sketch->cli.err, sketch->err, sizeof sketch->err);
}
