/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-desk-settings.h"

/* What the desk goes by: the preferences that concern it are told to it at the start and whenever they
 * change, so that nothing needs a restart. The other preferences are read where they are used. Main thread.
 */

static void
apply_hold_back (PdDesk *desk, GSettings *settings, const char *key)
{
  pd_outbox_set_hold_back (pd_desk_get_outbox (desk),
                           (guint) MAX (0, g_settings_get_int (settings, key)) * 1000);
}

static void
apply_check_interval (PdDesk *desk, GSettings *settings, const char *key)
{
  pd_tracker_set_interval (pd_desk_get_tracker (desk), (guint) g_settings_get_int (settings, key));
}

static void
apply_low_balance (PdDesk *desk, GSettings *settings, const char *key)
{
  g_autofree char *text = g_settings_get_string (settings, key);

  /* Empty, or written by hand and no amount: never warn. */
  pd_desk_set_low_balance (desk, pd_money_parse (text));
}

static const struct
{
  const char *key;
  void (*apply) (PdDesk *desk, GSettings *settings, const char *key);
} followed[] = {
  { "hold-back-seconds", apply_hold_back },
  { "check-interval", apply_check_interval },
  { "low-balance", apply_low_balance },
};

static void
changed_cb (PdDesk *desk, const char *key, GSettings *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    if (g_str_equal (key, followed[i].key))
      followed[i].apply (desk, settings, key);
}

/**
 * pd_desk_settings_follow:
 * @desk: a desk
 * @settings: the program's
 *
 * Has the desk go by the settings as they are, and as they change, for as long as both exist.
 */
void
pd_desk_settings_follow (PdDesk *desk, GSettings *settings)
{
  g_return_if_fail (PD_IS_DESK (desk));
  g_return_if_fail (G_IS_SETTINGS (settings));

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    followed[i].apply (desk, settings, followed[i].key);
  g_signal_connect_object (settings, "changed", G_CALLBACK (changed_cb), desk, G_CONNECT_SWAPPED);
}
