/* hyperscan NEEDLES TEXT ROUNDS: literals, one a line; prints the seconds of compiling and of the quickest round. */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec + at.tv_nsec / 1e9;
}

static char *read_all(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (!file) exit(1);
  fseek(file, 0, SEEK_END);
  *length = ftell(file);
  rewind(file);
  char *bytes = malloc(*length + 1);
  if (!bytes || fread(bytes, 1, *length, file) != *length) exit(1);
  bytes[*length] = 0;
  fclose(file);
  return bytes;
}

static int count(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *hits) {
  (void)id, (void)from, (void)to, (void)flags;
  ++*(unsigned long *)hits;
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 4) return 1;
  size_t needles_length, length, room = 1024, n = 0;
  char *needles = read_all(argv[1], &needles_length);
  char *text = read_all(argv[2], &length);
  const char **literals = malloc(room * sizeof *literals);
  for (char *one = strtok(needles, "\n"); one; one = strtok(NULL, "\n")) {
    if (n == room) literals = realloc(literals, (room *= 2) * sizeof *literals);
    literals[n++] = one;
  }
  unsigned *flags = calloc(n, sizeof *flags), *ids = malloc(n * sizeof *ids);
  size_t *lengths = malloc(n * sizeof *lengths);
  for (size_t i = 0; i < n; i++) ids[i] = i, lengths[i] = strlen(literals[i]);
  hs_database_t *database;
  hs_compile_error_t *error;
  hs_scratch_t *scratch = NULL;
  double start = now();
  if (hs_compile_lit_multi(literals, flags, ids, lengths, n, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  double compile = now() - start, best = 1e9;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 1;
  unsigned long hits = 0;
  for (int round = atoi(argv[3]); round > 0; round--) {
    hits = 0;
    start = now();
    if (hs_scan(database, text, length, 0, scratch, count, &hits) != HS_SUCCESS) return 1;
    double took = now() - start;
    if (took < best) best = took;
  }
  printf("{\"compileSeconds\":%f,\"seconds\":%f,\"hits\":%lu}\n", compile, best, hits);
  return 0;
}
