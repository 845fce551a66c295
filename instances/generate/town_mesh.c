/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/generate/town_mesh.h"

#include <assert.h>
#include <stdlib.h>

enum { first_room = 4096 };

bool ronde_town_mesh_init(ronde_town_mesh *mesh)
{
    *mesh = (ronde_town_mesh){0};
    bool fine = ronde_array_reserve(&mesh->points, first_room) &&
                ronde_array_reserve(&mesh->halves, first_room) &&
                ronde_array_reserve(&mesh->edges, first_room) &&
                ronde_array_reserve(&mesh->faces, first_room);
    mesh->broken = !fine;
    return fine;
}

void ronde_town_mesh_clear(ronde_town_mesh *mesh)
{
    ronde_array_clear(&mesh->points);
    ronde_array_clear(&mesh->halves);
    ronde_array_clear(&mesh->edges);
    ronde_array_clear(&mesh->faces);
}

int32_t ronde_town_mesh_point(ronde_town_mesh *mesh, ronde_town_point point)
{
    if (mesh->broken || !ronde_array_push(&mesh->points, point)) {
        mesh->broken = true;
        return 0;
    }
    return (int32_t)mesh->points.count - 1;
}

int32_t ronde_town_mesh_edge(ronde_town_mesh *mesh, int32_t from, int32_t to, ronde_town_edge edge)
{
    if (mesh->broken || !ronde_array_reserve(&mesh->halves, 2) ||
        !ronde_array_push(&mesh->edges, edge)) {
        mesh->broken = true;
        return 0;
    }
    int32_t half = (int32_t)mesh->halves.count;
    mesh->halves.items[half] = (ronde_town_half){from, half + 1, half + 1, -1};
    mesh->halves.items[half + 1] = (ronde_town_half){to, half, half, -1};
    mesh->halves.count += 2;
    return half;
}

/* Order of outgoing half-edges: by origin, then counterclockwise from east. */
typedef struct spoke {
    int32_t origin, half;
    ronde_town_point way;
} spoke;

static int compare_spokes(const void *one, const void *other)
{
    const spoke *a = one;
    const spoke *b = other;
    if (a->origin != b->origin) {
        return a->origin < b->origin ? -1 : 1;
    }
    int lower_a = a->way.y < 0 || (a->way.y <= 0 && a->way.x < 0);
    int lower_b = b->way.y < 0 || (b->way.y <= 0 && b->way.x < 0);
    if (lower_a != lower_b) {
        return lower_a - lower_b;
    }
    double turn = ronde_town_cross(a->way, b->way);
    if (turn > 0 || turn < 0) {
        return turn > 0 ? -1 : 1;
    }
    return a->half < b->half ? -1 : a->half > b->half;
}

static void drop_removed(ronde_town_mesh *mesh)
{
    size_t kept = 0;
    for (size_t i = 0; i < mesh->edges.count; i++) {
        if (mesh->edges.items[i].kind != RONDE_TOWN_REMOVED) {
            mesh->edges.items[kept] = mesh->edges.items[i];
            mesh->halves.items[2 * kept] = mesh->halves.items[2 * i];
            mesh->halves.items[2 * kept + 1] = mesh->halves.items[2 * i + 1];
            kept++;
        }
    }
    mesh->edges.count = kept;
    mesh->halves.count = 2 * kept;
}

static void join_around_vertices(ronde_town_mesh *mesh, const spoke *spokes, size_t count)
{
    for (size_t first = 0; first < count;) {
        size_t behind = first;
        while (behind < count && spokes[behind].origin == spokes[first].origin) {
            behind++;
        }
        for (size_t i = first; i < behind; i++) {
            /* Arriving against spokes[i], the leftmost way on is the next one clockwise. */
            int32_t arriving = spokes[i].half ^ 1;
            int32_t leaving = spokes[i > first ? i - 1 : behind - 1].half;
            mesh->halves.items[arriving].next = leaving;
            mesh->halves.items[leaving].prev = arriving;
        }
        first = behind;
    }
}

static void number_faces(ronde_town_mesh *mesh)
{
    mesh->faces.count = 0;
    for (size_t i = 0; i < mesh->halves.count; i++) {
        mesh->halves.items[i].face = -1;
    }
    for (size_t i = 0; i < mesh->halves.count; i++) {
        if (mesh->halves.items[i].face >= 0) {
            continue;
        }
        if (!ronde_array_push(&mesh->faces, (int32_t)i)) {
            mesh->broken = true;
            return;
        }
        int32_t half = (int32_t)i;
        do {
            mesh->halves.items[half].face = (int32_t)mesh->faces.count - 1;
            half = mesh->halves.items[half].next;
        } while (half != (int32_t)i);
    }
}

void ronde_town_mesh_link(ronde_town_mesh *mesh)
{
    drop_removed(mesh);
    size_t count = mesh->halves.count;
    spoke *spokes = ronde_alloc_zero(count + 1, sizeof *spokes);
    if (spokes == NULL || mesh->broken) {
        mesh->broken = true;
        ronde_free(spokes);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        int32_t half = (int32_t)i;
        spokes[i] = (spoke){
            mesh->halves.items[i].origin, half,
            ronde_town_add(ronde_town_mesh_to(mesh, half), -1, ronde_town_mesh_from(mesh, half))};
    }
    qsort(spokes, count, sizeof *spokes, compare_spokes);
    join_around_vertices(mesh, spokes, count);
    ronde_free(spokes);
    number_faces(mesh);
}

/* Makes b follow a. */
static void follow(ronde_town_mesh *mesh, int32_t a, int32_t b)
{
    mesh->halves.items[a].next = b;
    mesh->halves.items[b].prev = a;
}

int32_t ronde_town_mesh_split(ronde_town_mesh *mesh, int32_t half, ronde_town_point at)
{
    /* The even half keeps the front part, so that the road's direction stays. */
    int32_t front = half & ~1;
    int32_t back = front + 1;
    int32_t middle = ronde_town_mesh_point(mesh, at);
    int32_t end = mesh->halves.items[back].origin;
    ronde_town_edge same = mesh->edges.items[front / 2];
    int32_t fresh = ronde_town_mesh_edge(mesh, middle, end, same);
    if (mesh->broken) {
        return 0;
    }
    int32_t after = mesh->halves.items[front].next;
    int32_t before = mesh->halves.items[back].prev;
    mesh->halves.items[back].origin = middle;
    mesh->halves.items[fresh].face = mesh->halves.items[front].face;
    mesh->halves.items[fresh + 1].face = mesh->halves.items[back].face;
    if (after == back) { /* a dead end moves on */
        follow(mesh, fresh, fresh + 1);
    } else {
        follow(mesh, fresh, after);
        follow(mesh, before, fresh + 1);
    }
    follow(mesh, front, fresh);
    follow(mesh, fresh + 1, back);
    return middle;
}

int32_t ronde_town_mesh_join(ronde_town_mesh *mesh, int32_t from, int32_t to, ronde_town_edge edge)
{
    int32_t old_face = mesh->halves.items[from].face;
    assert(old_face == mesh->halves.items[to].face);
    int32_t fresh = ronde_town_mesh_edge(mesh, mesh->halves.items[from].origin,
                                         mesh->halves.items[to].origin, edge);
    if (mesh->broken || !ronde_array_push(&mesh->faces, fresh)) {
        mesh->broken = true;
        return 0;
    }
    int32_t before_from = mesh->halves.items[from].prev;
    int32_t before_to = mesh->halves.items[to].prev;
    follow(mesh, before_from, fresh);
    follow(mesh, fresh, to);
    follow(mesh, before_to, fresh + 1);
    follow(mesh, fresh + 1, from);
    int32_t face = (int32_t)mesh->faces.count - 1;
    int32_t half = fresh;
    do {
        mesh->halves.items[half].face = face;
        half = mesh->halves.items[half].next;
    } while (half != fresh);
    mesh->halves.items[fresh + 1].face = old_face;
    mesh->faces.items[old_face] = fresh + 1;
    return fresh;
}

int32_t ronde_town_mesh_spike(ronde_town_mesh *mesh,
                              int32_t from,
                              ronde_town_point to,
                              ronde_town_edge edge)
{
    int32_t tip = ronde_town_mesh_point(mesh, to);
    int32_t fresh = ronde_town_mesh_edge(mesh, mesh->halves.items[from].origin, tip, edge);
    if (mesh->broken) {
        return 0;
    }
    follow(mesh, mesh->halves.items[from].prev, fresh);
    follow(mesh, fresh, fresh + 1);
    follow(mesh, fresh + 1, from);
    mesh->halves.items[fresh].face = mesh->halves.items[from].face;
    mesh->halves.items[fresh + 1].face = mesh->halves.items[from].face;
    return fresh;
}

ronde_town_point ronde_town_mesh_from(const ronde_town_mesh *mesh, int32_t half)
{
    return mesh->points.items[mesh->halves.items[half].origin];
}

ronde_town_point ronde_town_mesh_to(const ronde_town_mesh *mesh, int32_t half)
{
    return ronde_town_mesh_from(mesh, half ^ 1);
}

int32_t ronde_town_mesh_end(const ronde_town_mesh *mesh, int32_t half)
{
    return mesh->halves.items[half ^ 1].origin;
}

double ronde_town_mesh_length(const ronde_town_mesh *mesh, int32_t half)
{
    return ronde_town_distance(ronde_town_mesh_from(mesh, half), ronde_town_mesh_to(mesh, half));
}

int32_t ronde_town_mesh_turn(const ronde_town_mesh *mesh, int32_t half)
{
    return mesh->halves.items[half].prev ^ 1;
}

int ronde_town_mesh_degree(const ronde_town_mesh *mesh, int32_t half)
{
    int degree = 0;
    int32_t at = half;
    do {
        degree++;
        at = ronde_town_mesh_turn(mesh, at);
    } while (at != half);
    return degree;
}

ronde_town_edge *ronde_town_mesh_at(const ronde_town_mesh *mesh, int32_t half)
{
    return &mesh->edges.items[half / 2];
}
