/* A job for SQLite, compiled together with it by fetch.sh: makes a table of items in a file, and asks about them. */
#include <stdio.h>
#include <stdlib.h>
#include "sqlite3.h"

static void check(sqlite3 *db, int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(db));
        exit(1);
    }
}

static int print(void *unused, int count, char **values, char **names) {
    (void)unused;
    for (int i = 0; i < count; i++) {
        printf("%s%s=%s", i == 0 ? "" : " ", names[i], values[i] ? values[i] : "null");
    }
    putchar('\n');
    return 0;
}

static void run(sqlite3 *db, const char *sql) {
    check(db, sqlite3_exec(db, sql, print, NULL, NULL));
}

int main(int argc, char **argv) {
    sqlite3 *db;
    int rows = argc > 2 ? atoi(argv[2]) : 1000;
    check(NULL, sqlite3_open(argc > 1 ? argv[1] : ":memory:", &db));
    run(db, "create table item(id integer primary key, name text, weight real, kind integer)");
    run(db, "begin");
    sqlite3_stmt *insert;
    check(db, sqlite3_prepare_v2(db, "insert into item(name, weight, kind) values(?, ?, ?)", -1, &insert, NULL));
    unsigned seed = 1;
    for (int i = 0; i < rows; i++) {
        char name[32];
        seed = seed * 1103515245u + 12345u;
        snprintf(name, sizeof name, "item %08x", seed);
        sqlite3_bind_text(insert, 1, name, -1, SQLITE_TRANSIENT);
        sqlite3_bind_double(insert, 2, (seed >> 8) / 1000.0);
        sqlite3_bind_int(insert, 3, (int)((seed >> 16) % 17));
        check(db, sqlite3_step(insert));
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    run(db, "commit");
    run(db, "create index by_name on item(name)");
    run(db, "select count(*) as n, round(sum(weight), 3) as s, min(name) as least, max(name) as most from item");
    run(db, "select kind, count(*) as n, round(avg(weight), 3) as mean from item group by kind order by mean desc limit 5");
    run(db, "select count(*) as pairs from item a join item b on a.kind = b.kind and a.id < b.id where a.id % 10 = 0 and b.id % 10 = 1");
    run(db, "with recursive f(n, a, b) as (select 1, 0, 1 union all select n + 1, b, a + b from f where n < 60) select max(a) as fibonacci from f");
    run(db, "pragma integrity_check");
    sqlite3_close(db);
    return 0;
}
