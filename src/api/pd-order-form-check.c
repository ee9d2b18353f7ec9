/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-order-form-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

/*
 * What is wrong with a form, in plain sentences, one field at a time (api-v2 §2). Only what the panel would
 * refuse blocks; what merely some panels refuse is a warning. Quantities are in pd-order-form-limits.c. Main
 * thread.
 */

static const char *const missing[PD_N_FIELDS] = {
  [PD_FIELD_LINK] = N_ ("Type the link of the post or profile"),
  [PD_FIELD_QUANTITY] = N_ ("Type the quantity"),
  [PD_FIELD_RUNS] = N_ ("Type how many runs there are"),
  [PD_FIELD_INTERVAL] = N_ ("Choose how many minutes lie between two runs"),
  [PD_FIELD_COMMENTS] = N_ ("Add at least one comment"),
  [PD_FIELD_KEYWORDS] = N_ ("Add at least one keyword"),
  [PD_FIELD_USERNAMES] = N_ ("Add at least one username"),
  [PD_FIELD_HASHTAGS] = N_ ("Add at least one hashtag"),
  [PD_FIELD_HASHTAG] = N_ ("Type the hashtag"),
  [PD_FIELD_USERNAME] = N_ ("Type the username"),
  [PD_FIELD_MEDIA] = N_ ("Type the link of the post"),
  [PD_FIELD_ANSWER_NUMBER] = N_ ("Type the number of the answer"),
  [PD_FIELD_GROUPS] = N_ ("Add at least one group"),
  [PD_FIELD_COUNTRY] = N_ ("Type the country"),
  [PD_FIELD_DEVICE] = N_ ("Choose the devices"),
  [PD_FIELD_TYPE_OF_TRAFFIC] = N_ ("Choose where visitors come from"),
  [PD_FIELD_GOOGLE_KEYWORD] = N_ ("Type what visitors search for"),
  [PD_FIELD_REFERRING_URL] = N_ ("Type the link visitors come from"),
  [PD_FIELD_MIN] = N_ ("Type the least quantity for each post"),
  [PD_FIELD_MAX] = N_ ("Type the most for each post"),
  [PD_FIELD_DELAY] = N_ ("Choose the delay"),
};

/* What becomes of a check: @sentence is handed on, or freed where nobody wants it. */
PdCheck
pd_order_form_say (PdCheck check, char **message, char *sentence)
{
  if (message != NULL)
    *message = sentence;
  else
    g_free (sentence);

  return check;
}

PdCheck
pd_order_form_tell (PdCheck check, char **message, const char *sentence)
{
  return pd_order_form_say (check, message, g_strdup (sentence));
}

static PdCheck
check_count (PdOrderForm *self, PdField field, char **message)
{
  gint64 number = pd_order_form_get_number (self, field);

  if (number < 0)
    return pd_order_form_tell (PD_CHECK_ERROR, message, _ ("Type a whole number"));

  switch ((int) field)
    {
    case PD_FIELD_QUANTITY:
      return pd_order_form_check_quantity (self, message);
    case PD_FIELD_RUNS:
      return pd_order_form_check_runs (self, message);
    case PD_FIELD_MAX:
      if (number < pd_order_form_get_number (self, PD_FIELD_MIN))
        return pd_order_form_tell (PD_CHECK_ERROR, message,
                                   _ ("The most for each post is less than the least"));
      return pd_order_form_check_limit (self, number, FALSE, message);
    case PD_FIELD_MIN:
      return pd_order_form_check_limit (self, number, FALSE, message);
    default:
      return PD_CHECK_FINE;
    }
}

static PdCheck
check_list (PdOrderForm *self, PdField field, char **message)
{
  const PdOrderType *type = pd_order_form_get_order_type (self);
  guint duplicates;
  guint n_lines = pd_order_form_count_lines (self, field, &duplicates);

  if (type->quantity == PD_QUANTITY_LINES && type->lines_of == field)
    {
      PdCheck check = pd_order_form_check_limit (self, n_lines, TRUE, message);

      if (check != PD_CHECK_FINE)
        return check;
    }
  if (duplicates > 0)
    return pd_order_form_say (
        PD_CHECK_WARNING, message,
        /* Translators: lines of a list that are the same as an earlier line */
        g_strdup_printf (ngettext ("%u line is there twice", "%u lines repeat another line", duplicates),
                         duplicates));

  return PD_CHECK_FINE;
}

/* Chats put such characters around links that are copied from them, and panels refuse those. Joiners hold
 * letters and emoji together. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT && c != 0x200c && c != 0x200d;
}

static PdCheck
check_link (const char *value, char **message)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (value));

  for (const char *p = trimmed; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iscntrl (g_utf8_get_char (p)))
      return pd_order_form_tell (PD_CHECK_ERROR, message, _ ("There are no spaces in a link"));
    else if (is_invisible (g_utf8_get_char (p)))
      return pd_order_form_tell (PD_CHECK_ERROR, message,
                                 _ ("There is an invisible character in the link: type it by hand"));

  return PD_CHECK_FINE;
}

static PdCheck
check_choice (const char *value, const PdFieldChoice *choices, char **message)
{
  for (guint i = 0; choices[i].value != NULL; i++)
    if (g_str_equal (value, choices[i].value))
      return PD_CHECK_FINE;

  return pd_order_form_tell (PD_CHECK_ERROR, message, _ ("Choose one of the list"));
}

static PdCheck
check_day (const char *value, char **message)
{
  guint day, month, year;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) end = NULL;

  if (!pd_order_form_read_day (value, &day, &month, &year))
    return pd_order_form_tell (PD_CHECK_ERROR, message, _ ("Type day, month and year, as in 31/12/2030"));

  end = g_date_time_new_local (year, month, day, 23, 59, 59);
  if (end != NULL && g_date_time_compare (end, now) < 0)
    return pd_order_form_tell (PD_CHECK_ERROR, message, _ ("This day is over"));

  return PD_CHECK_FINE;
}

static gboolean
is_empty (const char *value)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (value));

  return *trimmed == '\0';
}

/* Drip-feed is optional as a whole; once it is chosen, it needs both of its fields. */
static PdCheck
check_empty (PdOrderForm *self, PdField field, char **message)
{
  const PdOrderType *type = pd_order_form_get_order_type (self);

  for (guint i = 0; i < type->n_uses; i++)
    if (type->uses[i].field == field && type->uses[i].optional && field != PD_FIELD_RUNS
        && field != PD_FIELD_INTERVAL)
      return PD_CHECK_FINE;

  return pd_order_form_tell (PD_CHECK_MISSING, message, _ (missing[field]));
}

/* Reads a day as people and calendars write it: d/m/Y with any of / . -, or Y-m-d. */
gboolean
pd_order_form_read_day (const char *text, guint *day, guint *month, guint *year)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "/.-", -1);
  guint64 numbers[3];

  if (g_strv_length (parts) != 3)
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, 1, 9999, &numbers[i], NULL))
      return FALSE;

  *day = numbers[numbers[0] > 31 ? 2 : 0];
  *month = numbers[1];
  *year = numbers[numbers[0] > 31 ? 0 : 2];

  return *year >= 1000 && g_date_valid_dmy (*day, *month, *year);
}

/**
 * pd_order_form_check:
 * @self: a form
 * @field: a field
 * @message: (out) (optional) (nullable): a sentence for the user, %NULL where all is well
 *
 * Checks one field. One that is not in use is fine.
 *
 * Returns: whether the field blocks the order, and how loudly to say so
 */
PdCheck
pd_order_form_check (PdOrderForm *self, PdField field, char **message)
{
  const PdFieldInfo *info = pd_field_get_info (field);
  const char *value = pd_order_form_get_value (self, field);

  if (message != NULL)
    *message = NULL;
  if (!pd_order_form_uses (self, field))
    return PD_CHECK_FINE;
  if (is_empty (value))
    return check_empty (self, field, message);

  switch (info->kind)
    {
    case PD_FIELD_KIND_LINK:
      return check_link (value, message);
    case PD_FIELD_KIND_LIST:
      return check_list (self, field, message);
    case PD_FIELD_KIND_COUNT:
    case PD_FIELD_KIND_MINUTES:
      return check_count (self, field, message);
    case PD_FIELD_KIND_CHOICE:
      return check_choice (value, info->choices, message);
    case PD_FIELD_KIND_DATE:
      return check_day (value, message);
    case PD_FIELD_KIND_TEXT:
    default:
      return PD_CHECK_FINE;
    }
}

/**
 * pd_order_form_is_complete:
 * @self: a form
 *
 * Returns: whether a service is chosen and no field blocks
 */
gboolean
pd_order_form_is_complete (PdOrderForm *self)
{
  const PdOrderType *type = pd_order_form_get_order_type (self);

  if (pd_order_form_get_service (self) == NULL)
    return FALSE;

  for (guint i = 0; i < type->n_uses; i++)
    {
      PdCheck check = pd_order_form_check (self, type->uses[i].field, NULL);

      if (check == PD_CHECK_MISSING || check == PD_CHECK_ERROR)
        return FALSE;
    }

  return TRUE;
}

/**
 * pd_order_form_describe_fault:
 * @self: a form
 *
 * Returns: (transfer full) (nullable): what blocks the order, in the words of its first field that does;
 * %NULL where nothing does
 */
char *
pd_order_form_describe_fault (PdOrderForm *self)
{
  const PdOrderType *type;

  g_return_val_if_fail (PD_IS_ORDER_FORM (self), NULL);

  type = pd_order_form_get_order_type (self);
  for (guint i = 0; i < type->n_uses; i++)
    {
      PdField field = type->uses[i].field;
      g_autofree char *message = NULL;
      PdCheck check
          = pd_order_form_uses (self, field) ? pd_order_form_check (self, field, &message) : PD_CHECK_FINE;

      if (check == PD_CHECK_ERROR && message != NULL)
        return g_steal_pointer (&message);
      if (check == PD_CHECK_MISSING || check == PD_CHECK_ERROR)
        /* Translators: the title of a field of the order form */
        return g_strdup_printf (_ ("Something is missing: %s"),
                                g_dgettext (GETTEXT_PACKAGE, pd_field_get_info (field)->label));
    }

  return pd_order_form_is_complete (self) ? NULL : g_strdup (_ ("The order is not complete"));
}
