/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply.h"

#include "config.h"
#include "pd-reply-error.h"
#include "pd-reply-span.h"
#include "pd-reply-wrapper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * The answer to `add`, the one call that costs money: refused, placed, or nobody knows, looked for in this
 * order (api-v2 §3). Whatever leaves a doubt is unknown, because an order that is wrongly taken for refused
 * would be sent again, and one that is wrongly taken for placed would be missed. For the worker thread.
 */

#define TOO_MANY_REQUESTS 429

static PdAddResult *
tell_unknown (const PdReplyDocument *document, PdApiError code, const char *why)
{
  g_autofree char *excerpt = pd_reply_dup_excerpt (document->reply);
  g_autoptr (GError) error = NULL;

  /* Translators: the first %s is a sentence, the second the beginning of what the panel sent */
  error = g_error_new (PD_API_ERROR, (gint) code, _ ("%s: %s"), why, excerpt);
  return pd_add_result_new (PD_ADD_UNKNOWN, error);
}

/* No id has a space in it or is one of these. */
static const char *const no_ids[] = {
  "error", "fail", "failed", "none", "n/a", "undefined", "success", "ok", "true", NULL,
};

/* A word without quotes and digits may be anything, as in {"order": Success}. */
static char *
dup_order (const PdReplyDocument *document, JsonObject *object)
{
  JsonNode *node = pd_reply_member (object, "order");
  g_autofree char *order = pd_reply_is_nothing (node) ? NULL : pd_reply_dup_id (node);

  if (!order || strchr (order, ' ') || pd_reply_is_word (node, no_ids))
    return NULL;
  if (document->text.bare_words && !strpbrk (order, "0123456789"))
    return NULL;

  return g_steal_pointer (&order);
}

static PdAddResult *
tell_placed (JsonObject *object, char *order)
{
  PdAddResult *result = pd_add_result_new (PD_ADD_PLACED, NULL);

  result->order = order;
  result->charge = pd_reply_get_amount (pd_reply_member (object, "charge"));
  result->currency
      = pd_reply_dup_currency (pd_reply_member (object, "currency"), pd_reply_member (object, "charge"));

  return result;
}

/* Too many calls, or a fault of ours that the panel explains: such a call was not worked on. A fault of the
 * panel's own (5xx) may have come after the order was placed, and so may what servers between us and the
 * panel say when they gave up waiting, or when the same call is being worked on (RFC 9110 §15.5.9, §15.5.10,
 * §15.5.20, RFC 8470 §5.2). */
static gboolean
is_after_handing_on (guint status)
{
  static const guint statuses[] = { 408, 409, 421, 425 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (statuses[i] == status)
      return TRUE;

  return status < 400 || status >= 500;
}

static gboolean
is_turned_away (const PdReplyDocument *document, JsonObject *object)
{
  guint status = document->reply->http_status;
  g_autofree char *message = NULL;

  if (status == TOO_MANY_REQUESTS)
    return TRUE;
  if (is_after_handing_on (status))
    return FALSE;

  message = pd_reply_error_dup_message (document, object);
  return *message || !pd_reply_is_nothing (pd_reply_member (object, "errors"));
}

static PdAddResult *
tell_without_order (const PdReplyDocument *document, JsonObject *object)
{
  g_autoptr (GError) error = pd_reply_error_without_data (document, object);

  if (error && is_turned_away (document, object))
    return pd_add_result_new (PD_ADD_REFUSED, error);
  if (error && error->code == PD_API_ERROR_NOT_V2)
    return tell_unknown (document, PD_API_ERROR_NOT_V2,
                         _ ("This panel speaks another API and gave no order number"));

  return tell_unknown (document, PD_API_ERROR_UNREADABLE, _ ("The panel answered without an order number"));
}

/* Who turns calls away with 429 sends a page, a few words or nothing. What begins like data was cut off, and
 * may have been an order. */
static PdAddResult *
tell_unreadable (const PdReply *reply, const GError *error)
{
  g_autofree char *excerpt = pd_reply_dup_excerpt (reply);
  gboolean refused = reply->http_status == TOO_MANY_REQUESTS && *excerpt != '{' && *excerpt != '[';

  return pd_add_result_new (refused ? PD_ADD_REFUSED : PD_ADD_UNKNOWN, error);
}

/* The object that says what became of the order. An error inside of a wrapper that says yes is a doubt. */
static JsonObject *
find_answer (const PdReplyDocument *document)
{
  JsonObject *inner = pd_reply_only_object (pd_reply_unwrap (document->root));
  g_autoptr (GError) error = pd_reply_error_in (document, inner, FALSE, 0);

  return inner && !error ? inner : pd_reply_only_object (document->root);
}

/* A member that is there twice with two values makes the answer say two things; JSON knows no order. */
static gboolean
contradicts_itself (const PdReplyDocument *document)
{
  static const char *const members[] = { "error", "order", "status", "success" };
  PdReplySpan values[G_N_ELEMENTS (members)] = { 0 };
  PdReplySpan rest = pd_reply_span_open ((PdReplySpan) { document->text.text, document->text.length });
  PdReplySpan key;
  PdReplySpan value;

  while (*document->text.text == '{' && pd_reply_span_next (&rest, &key, &value))
    for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
      {
        if (key.length != strlen (members[i]) + 2 || strncmp (key.start + 1, members[i], key.length - 2) != 0)
          continue;
        if (values[i].length > 0
            && (values[i].length != value.length
                || strncmp (values[i].start, value.start, value.length) != 0))
          return TRUE;
        values[i] = value;
      }

  return FALSE;
}

/**
 * pd_reply_parse_add:
 * @reply: an answer to `add`
 *
 * Never fails: what cannot be understood is %PD_ADD_UNKNOWN. An id that the panel gave counts as placed
 * whatever the HTTP status is.
 *
 * Returns: (transfer full): what became of the order
 */
PdAddResult *
pd_reply_parse_add (const PdReply *reply)
{
  g_auto (PdReplyDocument) document = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *order = NULL;
  JsonObject *object;

  if (!pd_reply_document_load (&document, reply, &error))
    return tell_unreadable (reply, error);

  object = pd_reply_only_object (document.root);
  error = pd_reply_error_in (&document, object, FALSE, reply->http_status);
  object = find_answer (&document);
  order = dup_order (&document, object);
  if (order && (error ? document.text.bare_words : contradicts_itself (&document)))
    return tell_unknown (&document, PD_API_ERROR_UNREADABLE, _ ("The panel’s answer says both yes and no"));
  if (error)
    return pd_add_result_new (PD_ADD_REFUSED, error);
  if (order)
    return tell_placed (object, g_steal_pointer (&order));

  return tell_without_order (&document, object);
}
