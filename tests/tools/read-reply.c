/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-type.h"
#include "pd-reply.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <unistd.h>

/*
 * read-reply [--http N] [--content-type T] ACTION [ID,ID…] < body
 *
 * Prints what the program understands of a reply, one JSON object a line, through the functions that the
 * client uses. Ids, amounts and counts are text; what the panel did not say is null.
 */

typedef struct
{
  const char *action;
  gboolean ids; /* ids must be given */
  void (*print) (const PdReply *reply, const char *const *ids);
} Action;

static int http_status = 200;
static char *content_type;

static const GOptionEntry entries[] = {
  { "http", 0, 0, G_OPTION_ARG_INT, &http_status, "HTTP status of the reply", "N" },
  { "content-type", 0, 0, G_OPTION_ARG_STRING, &content_type, "Content type of the reply", "T" },
  { NULL },
};

/* Members are built in the order in which they are printed. */
static void
add_text (JsonObject *line, const char *name, const char *text)
{
  if (text)
    json_object_set_string_member (line, name, text);
  else
    json_object_set_null_member (line, name);
}

static void
add_amount (JsonObject *line, const char *name, PdMoney amount)
{
  g_autofree char *text = pd_money_to_string (amount);

  add_text (line, name, text);
}

static void
add_limit (JsonObject *line, const char *name, gint64 limit)
{
  add_amount (line, name, limit < 0 ? PD_MONEY_UNKNOWN : pd_money_from_int (limit));
}

static void
add_flag (JsonObject *line, const char *name, guint8 flag)
{
  if (flag == PD_FLAG_UNKNOWN)
    json_object_set_null_member (line, name);
  else
    json_object_set_boolean_member (line, name, flag == PD_FLAG_YES);
}

static void
add_strings (JsonObject *line, const char *name, const char *const *strings)
{
  JsonArray *array;

  if (!strings)
    {
      json_object_set_null_member (line, name);
      return;
    }

  array = json_array_new ();
  for (; *strings; strings++)
    json_array_add_string_element (array, *strings);
  json_object_set_array_member (line, name, array);
}

static void
add_error (JsonObject *line, const GError *error)
{
  add_text (line, "error", error->message);
  add_text (line, "class", pd_api_error_get_nick ((PdApiError) error->code));
}

/* Takes @line. */
static void
print_line (JsonObject *line)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), line);
  g_autofree char *text = json_to_string (node, FALSE);

  /* Not g_print(), which would turn what the locale lacks into question marks. */
  fputs (text, stdout);
  fputc ('\n', stdout);
  json_object_unref (line);
}

static void
print_failure (const GError *error)
{
  JsonObject *line = json_object_new ();

  add_text (line, "failed", pd_api_error_get_nick ((PdApiError) error->code));
  add_text (line, "text", error->message);
  print_line (line);
}

static void
print_service (const PdServiceInfo *service)
{
  JsonObject *line = json_object_new ();
  gboolean known;
  const PdOrderType *type = pd_order_type_find (service->type, &known);

  add_text (line, "id", service->id);
  add_text (line, "name", *service->name ? service->name : NULL);
  add_text (line, "type", known ? type->name : service->type);
  add_text (line, "category", service->category);
  add_amount (line, "rate", service->rate);
  add_limit (line, "min", service->min);
  add_limit (line, "max", service->max);
  add_flag (line, "refill", service->refill);
  add_flag (line, "cancel", service->cancel);
  add_flag (line, "dripfeed", service->dripfeed);
  print_line (line);
}

static void
print_services (const PdReply *reply, const char *const *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdServicesResult) result = pd_reply_parse_services (reply, &error);
  JsonObject *line;

  if (!result)
    {
      print_failure (error);
      return;
    }

  line = json_object_new ();
  json_object_set_int_member (line, "services", result->services->len);
  json_object_set_int_member (line, "skipped", result->skipped);
  print_line (line);
  for (guint i = 0; i < result->services->len; i++)
    print_service (g_ptr_array_index (result->services, i));
}

static void
print_balance (const PdReply *reply, const char *const *ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PdBalanceResult) result = pd_reply_parse_balance (reply, &error);
  JsonObject *line;

  if (!result)
    {
      print_failure (error);
      return;
    }

  line = json_object_new ();
  add_amount (line, "balance", result->balance);
  add_text (line, "currency", result->currency);
  print_line (line);
}

static void
print_add (const PdReply *reply, const char *const *ids)
{
  g_autoptr (PdAddResult) result = pd_reply_parse_add (reply);
  JsonObject *line = json_object_new ();

  switch (result->outcome)
    {
    case PD_ADD_PLACED:
      add_text (line, "outcome", "placed");
      add_text (line, "order", result->order);
      break;
    case PD_ADD_REFUSED:
      add_text (line, "outcome", "refused");
      add_text (line, "class", pd_api_error_get_nick ((PdApiError) result->error->code));
      add_text (line, "text", result->error->message);
      break;
    case PD_ADD_UNKNOWN:
      add_text (line, "outcome", "unknown");
      add_text (line, "why", result->error->message);
      break;
    default:
      g_assert_not_reached ();
    }

  print_line (line);
}

static void
print_status (const PdReply *reply, const char *const *ids)
{
  g_autoptr (GPtrArray) results = pd_reply_parse_status (reply, ids, NULL);

  for (guint i = 0; i < results->len; i++)
    {
      const PdStatusResult *result = g_ptr_array_index (results, i);
      JsonObject *line = json_object_new ();

      add_text (line, "id", result->id);
      if (result->error)
        {
          add_error (line, result->error);
        }
      else if (!result->answered)
        {
          add_text (line, "answer", NULL);
        }
      else
        {
          add_text (line, "state", pd_state_get_nick (result->state));
          add_text (line, "text", result->text);
          json_object_set_boolean_member (line, "final", result->final);
          add_amount (line, "charge", result->charge);
          add_amount (line, "start_count", result->start_count);
          add_amount (line, "remains", result->remains);
          add_text (line, "currency", result->currency);
          add_amount (line, "runs", result->runs);
          add_amount (line, "posts", result->posts);
          add_strings (line, "orders", (const char *const *) result->orders);
        }
      print_line (line);
    }
}

static void
print_requests (GPtrArray *results,
                const char *id_name,
                void (*add_answer) (JsonObject *, const PdRequestResult *))
{
  for (guint i = 0; i < results->len; i++)
    {
      const PdRequestResult *result = g_ptr_array_index (results, i);
      JsonObject *line = json_object_new ();

      add_text (line, id_name, result->id);
      if (result->error)
        add_error (line, result->error);
      else if (!result->answered)
        add_text (line, "answer", NULL);
      else
        add_answer (line, result);
      print_line (line);
    }
}

static void
add_accepted (JsonObject *line, const PdRequestResult *result)
{
  json_object_set_boolean_member (line, "accepted", result->accepted);
}

static void
add_accepted_refill (JsonObject *line, const PdRequestResult *result)
{
  add_accepted (line, result);
  add_text (line, "refill", result->refill);
}

static void
add_state (JsonObject *line, const PdRequestResult *result)
{
  add_text (line, "state", pd_state_get_nick (result->state));
  add_text (line, "text", result->text);
  json_object_set_boolean_member (line, "final", result->final);
}

static void
print_refill (const PdReply *reply, const char *const *ids)
{
  g_autoptr (GPtrArray) results = pd_reply_parse_refill (reply, ids, NULL);

  print_requests (results, "order", add_accepted_refill);
}

static void
print_refill_status (const PdReply *reply, const char *const *ids)
{
  g_autoptr (GPtrArray) results = pd_reply_parse_refill_status (reply, ids, NULL);

  print_requests (results, "refill", add_state);
}

static void
print_cancel (const PdReply *reply, const char *const *ids)
{
  g_autoptr (GPtrArray) results = pd_reply_parse_cancel (reply, ids, NULL);

  print_requests (results, "order", add_accepted);
}

static const Action actions[] = {
  { "services", FALSE, print_services },
  { "add", FALSE, print_add },
  { "status", TRUE, print_status },
  { "refill", TRUE, print_refill },
  { "refill_status", TRUE, print_refill_status },
  { "cancel", TRUE, print_cancel },
  { "balance", FALSE, print_balance },
};

static const Action *
find_action (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].action, name))
      return &actions[i];

  return NULL;
}

static GBytes *
read_input (void)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 buffer[64 * 1024];
  gssize size;

  while ((size = read (STDIN_FILENO, buffer, sizeof buffer)) > 0)
    g_byte_array_append (bytes, buffer, (guint) size);

  return g_byte_array_free_to_bytes (bytes);
}

static GStrv
split_ids (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", ",", -1);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (char **part = parts; *part; part++)
    if (*g_strstrip (*part))
      g_strv_builder_add (ids, *part);

  return g_strv_builder_end (ids);
}

static int
fail_usage (const char *why)
{
  g_printerr ("read-reply: %s\nread-reply [--http N] [--content-type T] ACTION [ID,ID…] < body\n", why);
  return 2;
}

static int
run (int argc, char **argv)
{
  const Action *action = argc > 1 ? find_action (argv[1]) : NULL;
  g_auto (GStrv) ids = split_ids (argc > 2 ? argv[2] : NULL);
  g_autoptr (GBytes) body = NULL;

  if (!action)
    return fail_usage ("no such action");
  if (argc > 3 || action->ids != (ids[0] != NULL))
    return fail_usage (action->ids ? "ids are needed" : "no ids are taken");
  if (http_status < 100 || http_status > 599)
    return fail_usage ("no such HTTP status");

  body = read_input ();
  action->print (
      &(PdReply) { .body = body, .http_status = (guint) http_status, .content_type = content_type },
      (const char *const *) ids);
  return 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("ACTION [ID,ID…] < body");
  g_autoptr (GError) error = NULL;
  int status;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail_usage (error->message);

  status = run (argc, argv);
  g_free (content_type);
  return status;
}
