/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-reply-document.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A reply on its way from bytes to values, and what is told where there is no way: a web page, too much of
 * it, or no JSON. Every parse function begins here. For the worker thread.
 */

/* json-glib needs many times the size of its input: `[{},{},…` of 64 MiB would take more than ten GiB. */
#define MOST_COST (512 * 1024 * 1024)

static const char *
get_bytes (const PdReply *reply, gsize *size)
{
  const char *bytes = g_bytes_get_data (reply->body, size);

  return bytes ? bytes : "";
}

/**
 * pd_reply_has_failed:
 * @reply: an answer
 *
 * Returns: whether its HTTP status says that the call failed
 */
gboolean
pd_reply_has_failed (const PdReply *reply)
{
  return reply->http_status >= 400;
}

/**
 * pd_reply_dup_excerpt:
 * @reply: an answer
 *
 * Returns: (transfer full): the beginning of the body, safe to show as a detail
 */
char *
pd_reply_dup_excerpt (const PdReply *reply)
{
  gsize size;
  const char *bytes = get_bytes (reply, &size);

  return pd_reply_dup_masked (bytes, (gssize) size, reply->key);
}

/* Nearly all pages begin with "<". A text that stumbled into HTML later is one if it says so itself; JSON
 * with a "<" in a name is none, whatever the server calls it. */
static gboolean
is_web_page (const PdReply *reply)
{
  gsize size;
  const char *bytes = get_bytes (reply, &size);
  gsize first = size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (first < size && g_ascii_isspace (bytes[first]))
    first++;
  if (first < size && bytes[first] == '<')
    return TRUE;

  return reply->content_type && g_ascii_strncasecmp (reply->content_type, "text/html", 9) == 0
         && memchr (bytes, '<', size) != NULL;
}

/* What was meant to be data has words in it that are not about the call. */
static gboolean
is_sentence (const char *excerpt)
{
  return strpbrk (excerpt, "{}[]") == NULL;
}

/* A reply that is no JSON tells by its HTTP status, or in plain words, what is wrong. A web page does not:
 * what protects or replaces a panel knows nothing of the key or the account. */
static PdApiError
find_code (const PdReply *reply, const char *excerpt)
{
  guint status = pd_reply_has_failed (reply) ? reply->http_status : 0;
  PdApiError code;

  if (status == 429)
    return PD_API_ERROR_RATE_LIMIT;
  if (is_web_page (reply))
    return PD_API_ERROR_WEB_PAGE;

  code = pd_api_error_classify (is_sentence (excerpt) ? excerpt : "", status);
  return code == PD_API_ERROR_OTHER ? PD_API_ERROR_UNREADABLE : code;
}

static void
set_unreadable (const PdReplyDocument *self, GError **error)
{
  g_autofree char *excerpt = pd_reply_dup_excerpt (self->reply);
  PdApiError code = find_code (self->reply, excerpt);

  if (code == PD_API_ERROR_WEB_PAGE)
    g_set_error_literal (error, PD_API_ERROR, code, _ ("The panel answered with a web page"));
  else if (self->text.too_deep)
    g_set_error_literal (error, PD_API_ERROR, code, _ ("The answer is nested too deeply to be read"));
  else if (!*excerpt)
    g_set_error_literal (error, PD_API_ERROR, code, _ ("The panel’s answer is empty"));
  else if (code != PD_API_ERROR_UNREADABLE && is_sentence (excerpt))
    g_set_error_literal (error, PD_API_ERROR, code, excerpt);
  else
    /* Translators: %s is the beginning of what the panel sent */
    g_set_error (error, PD_API_ERROR, code, _ ("The answer cannot be read: %s"), excerpt);
}

static void
set_too_big (GError **error)
{
  g_set_error_literal (error, PD_API_ERROR, PD_API_ERROR_TOO_BIG, _ ("The panel’s answer is too big"));
}

/**
 * pd_reply_document_load_text:
 * @self: (out caller-allocates): the document, to be cleared also where this fails
 * @reply: an answer, which must outlive @self
 * @error: return location for a #PD_API_ERROR
 *
 * Reads as far as valid JSON text, for a catalogue that is too much to be held as values.
 *
 * Returns: %FALSE if the reply cannot be read
 */
gboolean
pd_reply_document_load_text (PdReplyDocument *self, const PdReply *reply, GError **error)
{
  gsize size;
  const char *bytes = get_bytes (reply, &size);

  *self = (PdReplyDocument) { .reply = reply };
  if (size > PD_REPLY_MOST_BYTES)
    {
      set_too_big (error);
      return FALSE;
    }

  pd_reply_text_read (&self->text, bytes, size);
  if (self->text.text)
    return TRUE;

  set_unreadable (self, error);
  return FALSE;
}

/**
 * pd_reply_document_load_values:
 * @self: a document whose text is loaded
 * @error: return location for a #PD_API_ERROR
 *
 * Turns the text into values.
 *
 * Returns: %FALSE if that would take too much memory
 */
gboolean
pd_reply_document_load_values (PdReplyDocument *self, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;

  if (self->text.cost > MOST_COST)
    {
      set_too_big (error);
      return FALSE;
    }

  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, self->text.text, (gssize) self->text.length, NULL))
    {
      set_unreadable (self, error);
      return FALSE;
    }

  self->root = json_parser_steal_root (parser);
  return TRUE;
}

/**
 * pd_reply_document_load:
 * @self: (out caller-allocates): the document, to be cleared also where this fails
 * @reply: an answer, which must outlive @self
 * @error: return location for a #PD_API_ERROR
 *
 * Reads a reply as values.
 *
 * Returns: %FALSE if the reply cannot be read
 */
gboolean
pd_reply_document_load (PdReplyDocument *self, const PdReply *reply, GError **error)
{
  return pd_reply_document_load_text (self, reply, error) && pd_reply_document_load_values (self, error);
}

/**
 * pd_reply_document_clear:
 * @self: a document
 *
 * Frees what @self holds.
 */
void
pd_reply_document_clear (PdReplyDocument *self)
{
  pd_reply_text_clear (&self->text);
  g_clear_pointer (&self->root, json_node_unref);
}
