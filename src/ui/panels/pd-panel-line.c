/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-panel-line.h"

#include <glib/gi18n.h>

#include "pd-time.h"

/* How a panel is, in plain sentences for its page. Symbols and words stand together; a sentence tells only
 * what is known, and since when. */

typedef enum
{
  LOOK_GOOD,
  LOOK_NEUTRAL,
  LOOK_SILENT,
  LOOK_KEY,
  LOOK_REFUSED,
  LOOK_QUESTION,
} Look;

static const struct
{
  const char *icon;
  const char *tint;
} looks[] = {
  [LOOK_GOOD] = { "object-select-symbolic", "success" },
  [LOOK_NEUTRAL] = { "document-open-recent-symbolic", "dimmed" },
  [LOOK_SILENT] = { "action-unavailable-symbolic", "warning" },
  [LOOK_KEY] = { "dialog-password-symbolic", "warning" },
  [LOOK_REFUSED] = { "dialog-password-symbolic", "error" },
  [LOOK_QUESTION] = { "dialog-question-symbolic", "warning" },
};

/* @text: (transfer full) */
static PdPanelLine
make (Look look, char *text)
{
  return (PdPanelLine) { looks[look].icon, looks[look].tint, text };
}

/* When it last gave a useful answer, in this run or before. */
static gint64
get_answered_at (PdPanel *panel)
{
  return MAX (pd_panel_get_contacted_at (panel), pd_panel_get_balance_at (panel));
}

/* Where the panel asked for a pause, or where orders or refills wait for its answer. */
static gint64
get_next_attempt (PdPanel *panel, PdDesk *desk)
{
  PdClient *client = pd_panel_get_client (panel);

  return MAX (client != NULL ? pd_client_get_waits_until (client) : 0,
              pd_tracker_get_retry_at (pd_desk_get_tracker (desk), panel));
}

static char *
describe_silence (PdPanel *panel, PdDesk *desk, gint64 now)
{
  gint64 next = get_next_attempt (panel, desk);
  gint64 answered_at = get_answered_at (panel);
  g_autofree char *since = pd_time_format_moment (answered_at, now);
  g_autofree char *wait = pd_time_format_duration ((next - now) / G_TIME_SPAN_MINUTE + 1);

  if (answered_at == 0)
    return g_strdup (_ ("No useful answer yet"));
  if (next > now)
    /* Translators: a moment such as "today at 11:40", and a span such as "4 minutes" */
    return g_strdup_printf (_ ("No useful answer since %s, asked again in %s"), since, wait);

  /* Translators: %s is a moment such as "today at 11:40" */
  return g_strdup_printf (_ ("No useful answer since %s"), since);
}

static PdPanelLine
make_connection (PdPanel *panel, PdDesk *desk, gint64 now)
{
  g_autofree char *age = pd_time_format_age (get_answered_at (panel), now);

  switch (pd_panel_get_health (panel))
    {
    case PD_PANEL_NEW:
      return make (LOOK_NEUTRAL, g_strdup (_ ("Not asked yet since the program started")));
    case PD_PANEL_UNREACHABLE:
      return make (LOOK_SILENT, describe_silence (panel, desk, now));
    case PD_PANEL_KEY_MISSING:
      return make (LOOK_NEUTRAL, g_strdup (_ ("Not asked, as there is no key")));
    case PD_PANEL_KEY_REFUSED:
      return make (LOOK_GOOD, g_strdup (_ ("Answers")));
    case PD_PANEL_STALE:
      /* Translators: %s is an age such as "3 hours ago" */
      return make (LOOK_NEUTRAL, g_strdup_printf (_ ("Last answered %s"), age));
    case PD_PANEL_OK:
    case PD_PANEL_LOW_BALANCE:
    default:
      /* Translators: %s is an age such as "2 minutes ago" */
      return make (LOOK_GOOD, g_strdup_printf (_ ("Answered %s"), age));
    }
}

static PdPanelLine
make_key (PdPanel *panel, PdDesk *desk, gint64 now)
{
  gboolean accepted = get_answered_at (panel) > 0;
  const char *text;

  if (pd_panel_get_health (panel) == PD_PANEL_KEY_MISSING)
    return make (LOOK_KEY, g_strdup (_ ("The keyring is locked, or has none for this panel")));
  if (pd_panel_get_health (panel) == PD_PANEL_KEY_REFUSED)
    return make (LOOK_REFUSED, g_strdup (_ ("Refused by the panel")));

  if (pd_keyring_is_for_session (pd_desk_get_keyring (desk), pd_panel_get_uid (panel)))
    text = accepted ? _ ("Accepted, kept for this session only") : _ ("Kept for this session only");
  else
    text = accepted ? _ ("Accepted, kept in your keyring") : _ ("Kept in your keyring, not tried yet");

  return make (accepted ? LOOK_GOOD : LOOK_NEUTRAL, g_strdup (text));
}

static PdPanelLine
make_catalogue (PdPanel *panel, PdDesk *desk, gint64 now)
{
  PdLoadState state = pd_load_get_state (pd_panel_get_catalogue_load (panel));
  gint64 at = pd_panel_get_record (panel)->catalogue_at;
  g_autofree char *moment = pd_time_format_moment (at, now);
  guint n_services, n_skipped;
  g_autoptr (GString) text = g_string_new (NULL);

  g_object_get (panel, "n-services", &n_services, "n-skipped", &n_skipped, NULL);
  if (at == 0)
    return make (LOOK_NEUTRAL,
                 g_strdup (state == PD_LOAD_LOADING ? _ ("Being loaded") : _ ("Not loaded yet")));

  /* Translators: a count, and a moment such as "today at 09:12" */
  g_string_append_printf (text, ngettext ("%'u service, loaded %s", "%'u services, loaded %s", n_services),
                          n_services, moment);
  if (n_skipped > 0)
    /* Translators: rows of the panel's list that cannot be ordered */
    g_string_append_printf (text, ngettext ("; %'u more has no ID", "; %'u more have no ID", n_skipped),
                            n_skipped);

  return make (state == PD_LOAD_FAILED || pd_time_get_day (at) != pd_time_get_day (now) ? LOOK_NEUTRAL
                                                                                        : LOOK_GOOD,
               g_strdup (text->str));
}

static void
add_count (GPtrArray *parts, const char *format, guint count)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (count > 0)
    g_ptr_array_add (parts, g_strdup_printf (format, count));
#pragma GCC diagnostic pop
}

static PdPanelLine
make_orders (PdPanel *panel, PdDesk *desk, gint64 now)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (3, g_free, TRUE);
  guint n_open, n_done, n_attention;

  g_object_get (panel, "n-open", &n_open, "n-done", &n_done, "n-attention", &n_attention, NULL);
  /* Translators: counts of orders: "6 open, 212 done, 1 needs a look" */
  add_count (parts, ngettext ("%'u open", "%'u open", n_open), n_open);
  add_count (parts, ngettext ("%'u done", "%'u done", n_done), n_done);
  add_count (parts, ngettext ("%'u needs a look", "%'u need a look", n_attention), n_attention);
  if (parts->len == 0)
    return make (LOOK_NEUTRAL, g_strdup (_ ("None yet")));

  /* Translators: goes between the parts of "6 open, 212 done" */
  return make (n_attention > 0 ? LOOK_QUESTION : LOOK_NEUTRAL, g_strjoinv (_ (", "), (char **) parts->pdata));
}

/**
 * pd_panel_line_make:
 * @topic: what it is about
 * @panel: a panel
 * @desk: has its key, and asks it
 * @now: the present
 *
 * Returns: the line; free its text
 */
PdPanelLine
pd_panel_line_make (PdPanelTopic topic, PdPanel *panel, PdDesk *desk, gint64 now)
{
  static PdPanelLine (*const makers[]) (PdPanel *, PdDesk *, gint64) = {
    [PD_PANEL_TOPIC_CONNECTION] = make_connection,
    [PD_PANEL_TOPIC_KEY] = make_key,
    [PD_PANEL_TOPIC_CATALOGUE] = make_catalogue,
    [PD_PANEL_TOPIC_ORDERS] = make_orders,
  };

  return makers[topic](panel, desk, now);
}
