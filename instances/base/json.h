/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RONDE_INSTANCES_BASE_JSON_H
#define RONDE_INSTANCES_BASE_JSON_H

/* Typed, strict reading of JSON, with every fault named by its JSON pointer (RFC 6901). A format is
 * described by tables of fields; reading an object by its table reports each unknown key (with the
 * key that was probably meant), each missing one and each value of the wrong kind or size, and goes
 * on, so that a person sees all faults at once.
 *
 * Codes of the faults: json.empty, json.encoding, json.syntax, json.depth, json.duplicate_key,
 * json.too_large, json.unknown_key, json.missing, json.wrong_type, json.choice, json.text_length,
 * json.too_many, number.range. They are stable. */

#include "instances/base/error.h"
#include "instances/base/faults.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json_t;

/** The largest JSON text that is read, in bytes. */
enum { RONDE_JSON_LARGEST = 1 << 29 };

/** A value and the way to it: from parent under key, or (key NULL) at index. The root has no
 *  parent. A node is valid as long as its document and its parents are. value NULL: absent. */
typedef struct ronde_json_node {
    const struct json_t *value;
    const struct ronde_json_node *parent;
    const char *key;
    size_t index;
} ronde_json_node;

/** Parses a whole text: UTF-8, with or without byte order mark, an object or an array at the root,
 *  no duplicate keys. A text that is no JSON is one fault with line and column, and RONDE_EINPUT;
 *  RONDE_ENOMEM. *out is freed by ronde_json_free. O(length). */
ronde_status ronde_json_parse(struct json_t **out,
                              const char *text,
                              size_t length,
                              ronde_faults *faults,
                              ronde_error *error) RONDE_MUST_CHECK;
/** True if memory for a document ran out in this thread since its last ronde_json_parse: a document
 *  that was changed since then may lack a change. */
bool ronde_json_ran_out(void);
/** Accepts NULL. */
void ronde_json_free(struct json_t *document);
/** The node of the whole document. */
ronde_json_node ronde_json_root(const struct json_t *document);

/** Writes the pointer of a node ("/tasks/17/id", "" for the root), cut off where size ends. */
void ronde_json_pointer(const ronde_json_node *node, char *buffer, size_t size);

/** What the reading functions share: where faults go, and what the format wants to have at hand. */
typedef struct ronde_json_reader {
    ronde_faults *faults;
    void *context;
    bool lenient; /* unknown keys are warnings: of formats that are not ours */
} ronde_json_reader;

/** Adds an error at a node. */
void ronde_json_fault(ronde_json_reader *reader,
                      const ronde_json_node *node,
                      const char *code,
                      const char *format,
                      ...) RONDE_PRINTF(4, 5);

typedef struct ronde_json_field ronde_json_field;
/** Reads one value into *target; on a fault reports it, leaves *target and returns false. */
typedef bool ronde_json_take(ronde_json_reader *reader,
                             const ronde_json_node *node,
                             const ronde_json_field *field,
                             void *target);

/** One key of an object: how its value is read and where it goes. */
struct ronde_json_field {
    const char *name;
    ronde_json_take *take;
    size_t offset; /* of the target in the structure that is filled */
    bool required;
    int64_t low, high; /* of a number, of a text's bytes, of an array's items; both 0: no bounds */
    const char *const *choices; /* of ronde_json_take_choice, ends with NULL */
};

/** The readers of plain values, with the type of their target. */
ronde_json_take ronde_json_take_text;    /* const char *, owned by the document */
ronde_json_take ronde_json_take_integer; /* int64_t; a whole number such as 2.0 is accepted */
ronde_json_take ronde_json_take_size;    /* int32_t; bounds default to 0 .. INT32_MAX */
ronde_json_take ronde_json_take_number;  /* double */
ronde_json_take ronde_json_take_boolean; /* bool */
ronde_json_take ronde_json_take_choice;  /* int: index in choices */
ronde_json_take ronde_json_take_array;   /* ronde_json_node of an array */
ronde_json_take ronde_json_take_object;  /* ronde_json_node of an object */
ronde_json_take ronde_json_take_any;     /* ronde_json_node of anything */
ronde_json_take ronde_json_take_nothing; /* no target: a key that is known and ignored */

/** Reads an object by its table into the structure at target; keys that are absent leave their
 *  target as it was. The node must outlive the nodes that are read. True if there was no fault.
 *  O(keys * fields). */
bool ronde_json_take_fields(ronde_json_reader *reader,
                            const ronde_json_node *node,
                            const ronde_json_field *fields,
                            size_t count,
                            void *target);

/** Kinds of a value. */
bool ronde_json_is_text(const ronde_json_node *node);
bool ronde_json_is_integer(const ronde_json_node *node);
bool ronde_json_is_number(const ronde_json_node *node);
bool ronde_json_is_array(const ronde_json_node *node);
bool ronde_json_is_object(const ronde_json_node *node);
bool ronde_json_is_null(const ronde_json_node *node);
/** The text of a text node, the number of an integer node. */
const char *ronde_json_text_of(const ronde_json_node *node);
int64_t ronde_json_integer_of(const ronde_json_node *node);
/** Says what a value is, for messages: "the text \"abc\"", "a list of 3". */
void ronde_json_describe(const ronde_json_node *node, char *buffer, size_t size);

/** Items of an array; 0 for an absent node or anything else. */
size_t ronde_json_count(const ronde_json_node *node);
ronde_json_node ronde_json_item(const ronde_json_node *node, size_t index);
/** The value of a key, or an absent node. */
ronde_json_node ronde_json_member(const ronde_json_node *node, const char *key);
/** The first member of an object (previous NULL) or the one after it, in the order of the text;
 *  an absent node at the end. */
ronde_json_node ronde_json_next(const ronde_json_node *object, const ronde_json_node *previous);

#endif
