/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "solver/exact/simplex.h"

#include "instances/base/alloc.h"

#include <glpk.h>

#include <math.h>
#include <setjmp.h>

enum { most_megabytes = 512 };

struct ronde_simplex {
    glp_prob *program;
    int32_t room; /* of places and values */
    int *places;  /* numbers as GLPK wants them: from 1 on */
    double *values;
    const ronde_simplex_tree *tree; /* while branching */
    bool started;                   /* the tree has its incumbent */
    jmp_buf away;
};

/* GLPK found itself in trouble, or over its memory limit. */
static void on_abort(void *payload)
{
    ronde_simplex *program = payload;
    longjmp(program->away, 1);
}

/* Room for so many numbers and coefficients. */
static void make_room(ronde_simplex *program, int32_t count)
{
    if (count < program->room) {
        return;
    }
    size_t room = 2 * (size_t)count + 16;
    int *places = ronde_realloc(program->places, room, sizeof *places);
    program->places = places != NULL ? places : program->places;
    double *values = ronde_realloc(program->values, room, sizeof *values);
    program->values = values != NULL ? values : program->values;
    if (places == NULL || values == NULL) {
        longjmp(program->away, 1);
    }
    program->room = (int32_t)room;
}

bool ronde_simplex_within(void (*body)(ronde_simplex *program, void *payload), void *payload)
{
    ronde_simplex *program = ronde_alloc_zero(1, sizeof *program);
    if (program == NULL) {
        return false;
    }
    volatile bool finished = false;
    if (setjmp(program->away) == 0) {
        glp_error_hook(on_abort, program);
        glp_term_out(GLP_OFF);
        glp_mem_limit(most_megabytes);
        program->program = glp_create_prob();
        body(program, payload);
        finished = true;
    }
    (void)glp_free_env(); /* all that GLPK holds, also after an abort */
    ronde_free(program->places);
    ronde_free(program->values);
    ronde_free(program);
    return finished;
}

/* How GLPK calls such bounds. */
static int bounds_kind(double least, double most)
{
    if (isinf(least)) {
        return isinf(most) ? GLP_FR : GLP_UP;
    }
    return isinf(most) ? GLP_LO : least < most ? GLP_DB : GLP_FX;
}

void ronde_simplex_add_row(ronde_simplex *program, double least, double most)
{
    int number = glp_add_rows(program->program, 1);
    glp_set_row_bnds(program->program, number, bounds_kind(least, most), least, most);
}

int32_t ronde_simplex_add_column(ronde_simplex *program,
                                 double cost,
                                 double least,
                                 double most,
                                 int32_t length,
                                 const int32_t *rows,
                                 const double *values)
{
    make_room(program, length + 1);
    int number = glp_add_cols(program->program, 1);
    for (int32_t i = 0; i < length; i++) {
        program->places[i + 1] = rows[i] + 1;
        program->values[i + 1] = values[i];
    }
    glp_set_mat_col(program->program, number, length, program->places, program->values);
    glp_set_obj_coef(program->program, number, cost);
    glp_set_col_bnds(program->program, number, bounds_kind(least, most), least, most);
    return number - 1;
}

void ronde_simplex_make_integer(ronde_simplex *program, int32_t column, double least, double most)
{
    glp_set_col_bnds(program->program, column + 1, bounds_kind(least, most), least, most);
    glp_set_col_kind(program->program, column + 1, GLP_IV);
}

void ronde_simplex_remove_columns(ronde_simplex *program, int32_t count, const int32_t *columns)
{
    if (count == 0) {
        return;
    }
    make_room(program, count + 1);
    for (int32_t i = 0; i < count; i++) {
        program->places[i + 1] = columns[i] + 1;
    }
    glp_del_cols(program->program, count, program->places);
}

void ronde_simplex_start_with(ronde_simplex *program, int32_t row, int32_t column)
{
    glp_set_row_stat(program->program, row + 1, GLP_NL);
    glp_set_col_stat(program->program, column + 1, GLP_BS);
}

ronde_simplex_end ronde_simplex_optimise(ronde_simplex *program, int32_t pivots)
{
    glp_smcp settings;
    glp_init_smcp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    settings.it_lim = pivots;
    int failure = glp_simplex(program->program, &settings);
    if (failure == GLP_EITLIM) {
        return RONDE_SIMPLEX_UNFINISHED;
    }
    int status = failure == 0 ? glp_get_status(program->program) : GLP_UNDEF;
    return status == GLP_OPT      ? RONDE_SIMPLEX_OPTIMAL
           : status == GLP_UNBND  ? RONDE_SIMPLEX_UNBOUNDED
           : status == GLP_NOFEAS ? RONDE_SIMPLEX_INFEASIBLE
                                  : RONDE_SIMPLEX_FAILED;
}

static void on_tree(glp_tree *tree, void *payload)
{
    ronde_simplex *program = payload;
    const ronde_simplex_tree *how = program->tree;
    int reason = glp_ios_reason(tree);
    if (reason == GLP_IHEUR && !program->started && how->incumbent != NULL) {
        int columns = glp_get_num_cols(program->program);
        make_room(program, columns + 1);
        for (int i = 0; i < columns; i++) {
            program->values[i + 1] = how->incumbent[i];
        }
        program->started = true;
        (void)glp_ios_heur_sol(tree, program->values);
    }
    if (reason == GLP_IROWGEN && how->go_on != NULL && !how->go_on(how->payload)) {
        glp_ios_terminate(tree);
    }
}

bool ronde_simplex_branch(ronde_simplex *program, const ronde_simplex_tree *how)
{
    glp_iocp settings;
    glp_init_iocp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    if (how->most_fractional) {
        settings.br_tech = GLP_BR_MFV;
        settings.bt_tech = GLP_BT_BLB;
    }
    int cuts = how->cuts ? GLP_ON : GLP_OFF;
    settings.gmi_cuts = settings.mir_cuts = settings.cov_cuts = settings.clq_cuts = cuts;
    settings.mip_gap = how->gap;
    settings.cb_func = on_tree;
    settings.cb_info = program;
    program->tree = how;
    program->started = false;
    int failure = glp_intopt(program->program, &settings);
    program->tree = NULL;
    return failure == 0 || failure == GLP_EMIPGAP;
}

double ronde_simplex_value(const ronde_simplex *program)
{
    return glp_get_obj_val(program->program);
}

double ronde_simplex_column_value(const ronde_simplex *program, int32_t column)
{
    return glp_get_col_prim(program->program, column + 1);
}

double ronde_simplex_row_dual(const ronde_simplex *program, int32_t row)
{
    return glp_get_row_dual(program->program, row + 1);
}

bool ronde_simplex_is_basic(const ronde_simplex *program, int32_t column)
{
    return glp_get_col_stat(program->program, column + 1) == GLP_BS;
}

bool ronde_simplex_has_solution(const ronde_simplex *program)
{
    int status = glp_mip_status(program->program);
    return status == GLP_OPT || status == GLP_FEAS;
}

double ronde_simplex_solution(const ronde_simplex *program, int32_t column)
{
    return glp_mip_col_val(program->program, column + 1);
}

int64_t ronde_simplex_pivots(const ronde_simplex *program)
{
    return glp_get_it_cnt(program->program);
}

int32_t ronde_simplex_rows(const ronde_simplex *program)
{
    return glp_get_num_rows(program->program);
}

int32_t ronde_simplex_entries(const ronde_simplex *program)
{
    return glp_get_num_nz(program->program);
}
