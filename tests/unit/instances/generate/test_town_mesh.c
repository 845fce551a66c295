/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_mesh.h"
#include "tests/support/ckx.h"

/* A square of four edges, counterclockwise from the origin. */
static void make_square(ronde_town_mesh *mesh)
{
    ck_assert(ronde_town_mesh_init(mesh));
    const ronde_town_point corners[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    for (size_t i = 0; i < 4; i++) {
        ronde_town_mesh_point(mesh, corners[i]);
    }
    for (int32_t i = 0; i < 4; i++) {
        ronde_town_mesh_edge(mesh, i, (i + 1) % 4, (ronde_town_edge){RONDE_TOWN_RESIDENTIAL, i, 0});
    }
    ronde_town_mesh_link(mesh);
}

/* I1: next and prev undo each other, a half-edge ends where its next begins, and all half-edges
 * around a face know it. */
static void check(const ronde_town_mesh *mesh)
{
    ck_assert(!mesh->broken);
    for (size_t i = 0; i < mesh->halves.count; i++) {
        int32_t half = (int32_t)i;
        int32_t next = mesh->halves.items[i].next;
        ck_assert_int_eq(mesh->halves.items[next].prev, half);
        ck_assert_int_eq(mesh->halves.items[next].origin, ronde_town_mesh_end(mesh, half));
        ck_assert_int_eq(mesh->halves.items[next].face, mesh->halves.items[i].face);
    }
}

static int count_around(const ronde_town_mesh *mesh, int32_t half)
{
    int count = 0;
    int32_t at = half;
    do {
        count++;
        at = mesh->halves.items[at].next;
    } while (at != half);
    return count;
}

START_TEST(a_square_has_two_faces)
{
    ronde_town_mesh mesh;
    make_square(&mesh);
    check(&mesh);
    ck_assert_uint_eq(mesh.faces.count, 2);
    ck_assert_int_eq(count_around(&mesh, 0), 4);
    ck_assert_int_eq(mesh.halves.items[0].next, 2); /* the inside is on the left */
    ck_assert_int_eq(ronde_town_mesh_degree(&mesh, 0), 2);
    ronde_town_mesh_clear(&mesh);
}
END_TEST

START_TEST(a_street_splits_a_face)
{
    ronde_town_mesh mesh;
    make_square(&mesh);
    /* From the corner (0, 0), before half-edge 0, to (10, 10), before half-edge 4. */
    int32_t half =
        ronde_town_mesh_join(&mesh, 0, 4, (ronde_town_edge){RONDE_TOWN_RESIDENTIAL, 9, 0});
    check(&mesh);
    ck_assert_uint_eq(mesh.faces.count, 3);
    ck_assert_int_eq(count_around(&mesh, half), 3);
    ck_assert_int_eq(count_around(&mesh, half ^ 1), 3);
    ck_assert_int_eq(ronde_town_mesh_degree(&mesh, half), 3);
    /* At (0, 0), counterclockwise: east, the diagonal, north. */
    ck_assert_int_eq(ronde_town_mesh_turn(&mesh, 0), half);
    ronde_town_mesh_clear(&mesh);
}
END_TEST

START_TEST(splitting_an_edge_keeps_both_faces)
{
    ronde_town_mesh mesh;
    make_square(&mesh);
    int32_t vertex = ronde_town_mesh_split(&mesh, 1, (ronde_town_point){4, 0});
    check(&mesh);
    ck_assert_int_eq(count_around(&mesh, 0), 5);
    ck_assert_int_eq(ronde_town_mesh_end(&mesh, 0), vertex);
    ck_assert_int_eq(mesh.halves.items[1].origin, vertex);
    ck_assert_double_eq_tol(ronde_town_mesh_length(&mesh, 0), 4, 1e-9);
    ronde_town_mesh_clear(&mesh);
}
END_TEST

START_TEST(a_dead_end_turns_at_its_tip_and_can_be_split)
{
    ronde_town_mesh mesh;
    make_square(&mesh);
    int32_t spike = ronde_town_mesh_spike(&mesh, 0, (ronde_town_point){4, 4},
                                          (ronde_town_edge){RONDE_TOWN_LIVING, 9, 0});
    check(&mesh);
    ck_assert_int_eq(mesh.halves.items[spike].next, spike ^ 1);
    ck_assert_int_eq(count_around(&mesh, 0), 6);
    ronde_town_mesh_split(&mesh, spike, (ronde_town_point){2, 2});
    check(&mesh);
    ck_assert_int_eq(count_around(&mesh, 0), 8);
    ronde_town_mesh_clear(&mesh);
}
END_TEST

START_TEST(removed_edges_are_gone_after_linking)
{
    ronde_town_mesh mesh;
    make_square(&mesh);
    ronde_town_mesh_at(&mesh, 2)->kind = RONDE_TOWN_REMOVED;
    ronde_town_mesh_link(&mesh);
    check(&mesh);
    ck_assert_uint_eq(mesh.edges.count, 3);
    ck_assert_uint_eq(mesh.faces.count, 1); /* the open chain has one face around it */
    ronde_town_mesh_clear(&mesh);
}
END_TEST

CKX_MAIN("instances/generate/town_mesh",
         a_square_has_two_faces,
         a_street_splits_a_face,
         splitting_an_edge_keeps_both_faces,
         a_dead_end_turns_at_its_tip_and_can_be_split,
         removed_edges_are_gone_after_linking)
