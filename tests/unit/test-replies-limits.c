/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply.h"

#include <string.h>

/*
 * Replies that no panel should send: too deep, too long, too many, and bytes that a proxy or a crash left.
 */

static PdReply
make_reply (const char *body)
{
  return (PdReply) { .body = g_bytes_new (body, strlen (body)), .http_status = 200 };
}

static void
clear_reply (PdReply *reply)
{
  g_clear_pointer (&reply->body, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PdReply, clear_reply)

static char *
nest (guint depth)
{
  g_autoptr (GString) text = g_string_new ("{\"order\":5,\"x\":");

  for (guint i = 1; i < depth; i++)
    g_string_append_c (text, '[');
  for (guint i = 1; i < depth; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_depth (void)
{
  g_autofree char *deep = nest (64);
  g_autofree char *too_deep = nest (65);
  g_auto (PdReply) fine = make_reply (deep);
  g_auto (PdReply) over = make_reply (too_deep);
  g_autoptr (PdAddResult) placed = pd_reply_parse_add (&fine);
  g_autoptr (PdAddResult) unknown = pd_reply_parse_add (&over);
  g_autoptr (PdAddResult) endless = NULL;
  g_autofree char *brackets = g_strnfill (1000000, '[');
  g_auto (PdReply) open = make_reply (brackets);

  g_assert_cmpint (placed->outcome, ==, PD_ADD_PLACED);
  g_assert_cmpint (unknown->outcome, ==, PD_ADD_UNKNOWN);
  g_assert_error (unknown->error, PD_API_ERROR, PD_API_ERROR_UNREADABLE);

  endless = pd_reply_parse_add (&open);
  g_assert_cmpint (endless->outcome, ==, PD_ADD_UNKNOWN);
}

static GBytes *
fill (gsize size, const char *first, const char *repeated, const char *last)
{
  GString *text = g_string_sized_new (size + 64);

  g_string_append (text, first);
  while (text->len < size)
    g_string_append (text, repeated);
  g_string_append (text, last);

  return g_string_free_to_bytes (text);
}

static void
assert_too_big (GBytes *body)
{
  const char *const ids[] = { "1", NULL };
  PdReply reply = { .body = body, .http_status = 200 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (PdServicesResult) services = pd_reply_parse_services (&reply, &error);
  g_autoptr (GPtrArray) results = pd_reply_parse_status (&reply, ids, &failure);

  g_assert_null (services);
  g_assert_error (error, PD_API_ERROR, PD_API_ERROR_TOO_BIG);
  g_assert_error (failure, PD_API_ERROR, PD_API_ERROR_TOO_BIG);
  g_bytes_unref (body);
}

static void
test_bytes (void)
{
  assert_too_big (fill (PD_REPLY_MOST_BYTES + 1, "[", " ", "]"));
}

/* What would take all memory as values is refused before it does. */
static void
test_values (void)
{
  assert_too_big (fill (4 * 1024 * 1024, "[{}", ",{}", "]"));
}

static void
test_services_limit (void)
{
  g_autoptr (GBytes) most = fill (2 * PD_REPLY_MOST_SERVICES, "[1", ",1", "]");
  PdReply reply = { .body = most, .http_status = 200 };
  g_autoptr (GError) error = NULL;
  g_autoptr (PdServicesResult) result = pd_reply_parse_services (&reply, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->skipped, ==, PD_REPLY_MOST_SERVICES);
}

/* A long description costs nothing and breaks nothing. */
static void
test_long_row (void)
{
  g_autoptr (GBytes) body = fill (8 * 1024 * 1024, "[{\"desc\":\"", "<p>words</p>", "\",\"service\":5}]");
  PdReply reply = { .body = body, .http_status = 200 };
  g_autoptr (PdServicesResult) result = pd_reply_parse_services (&reply, NULL);

  g_assert_cmpuint (result->services->len, ==, 1);
}

/* Bytes that a proxy or a crash left: whatever they are, they are answered. */
static void
test_broken_bytes (void)
{
  static const struct
  {
    const char *bytes;
    gsize size;
    PdAddOutcome outcome;
  } bodies[] = {
    { "{\"order\":5,\"message\":\"\xe7\xe0\"}", 26, PD_ADD_PLACED },
    { "{\"order\":5,\"message\":\"a\0b\"}", 27, PD_ADD_PLACED },
    { "{\"order\":5}\0\0", 13, PD_ADD_UNKNOWN },
    { "\xff\xfe{\0}\0", 6, PD_ADD_UNKNOWN },
    { "{\"order\":\"5\\", 12, PD_ADD_UNKNOWN },
    { "{\"order\":\"5\\u12", 15, PD_ADD_UNKNOWN },
    { "\xef\xbb\xbf", 3, PD_ADD_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GBytes) body = g_bytes_new (bodies[i].bytes, bodies[i].size);
      PdReply reply = { .body = body, .http_status = 200 };
      g_autoptr (PdAddResult) result = pd_reply_parse_add (&reply);

      g_assert_cmpint (result->outcome, ==, bodies[i].outcome);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/replies-limits/long-row", test_long_row);
  g_test_add_func ("/replies-limits/depth", test_depth);
  g_test_add_func ("/replies-limits/bytes", test_bytes);
  g_test_add_func ("/replies-limits/values", test_values);
  g_test_add_func ("/replies-limits/services", test_services_limit);
  g_test_add_func ("/replies-limits/broken-bytes", test_broken_bytes);

  return g_test_run ();
}
