/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-mass-looks.h"

#include <glib/gi18n.h>

#include "pd-closures.h"
#include "pd-link.h"
#include "pd-looks.h"
#include "pd-mass-row.h"
#include "pd-money.h"
#include "pd-text.h"

/* How a line of a mass order looks, in the table, in the list and by itself: pure functions that templates
 * bind to. */

static const struct
{
  const char *icon;
  const char *label;
  const char *image_classes[2];
  const char *message_classes[3];
} looks[] = {
  [PD_CHECK_FINE] = { "object-select-symbolic", N_ ("Ready"), { "success" }, { "caption" } },
  [PD_CHECK_MISSING]
  = { "dialog-error-symbolic", N_ ("Cannot be sent"), { "error" }, { "caption", "error" } },
  [PD_CHECK_WARNING]
  = { "dialog-warning-symbolic", N_ ("Ready, with a warning"), { "warning" }, { "caption", "warning" } },
  [PD_CHECK_ERROR] = { "dialog-error-symbolic", N_ ("Cannot be sent"), { "error" }, { "caption", "error" } },
};

static char *
check_icon (gpointer object, int check)
{
  return g_strdup (looks[check].icon);
}

static char **
check_classes (gpointer object, int check)
{
  return g_strdupv ((char **) looks[check].image_classes);
}

static char **
message_classes (gpointer object, int check)
{
  return g_strdupv ((char **) looks[check].message_classes);
}

static char *
service_text (gpointer object, const char *name)
{
  return g_strdup (pd_mass_looks_describe_service (name));
}

static char **
service_classes (gpointer object, const char *name)
{
  static const char *const known[] = { NULL };
  static const char *const unknown[] = { "dimmed", NULL };

  return g_strdupv ((char **) (name != NULL ? known : unknown));
}

static char *
quantity_text (gpointer object, const char *quantity)
{
  return pd_mass_looks_show_quantity (quantity);
}

/* Where it is ordered, and for what: a narrow row has no column for either. */
static char *
link_line (gpointer object, const char *panel, const char *link)
{
  g_autofree char *where = panel != NULL ? pd_text_isolate (panel) : NULL;
  g_autofree char *text = pd_mass_looks_show_link (link);
  g_autofree char *what = pd_text_isolate (text);

  return where != NULL ? g_strdup_printf ("%s · %s", where, what) : g_steal_pointer (&what);
}

static char *
row_name (gpointer object, int check, const char *message, const char *service, const char *quantity)
{
  g_autofree char *name = service_text (object, service);
  g_autofree char *count = pd_mass_looks_show_quantity (quantity);

  /* Translators: what a screen reader says of a line of a mass order: whether it can be sent, or why not, its
   * service and the quantity */
  return g_strdup_printf (_ ("%s, %s, %s"), message != NULL ? message : _ (looks[check].label), name, count);
}

static const struct
{
  const char *name;
  GCallback function;
} closures[] = {
  { "check_icon", G_CALLBACK (check_icon) },
  { "check_classes", G_CALLBACK (check_classes) },
  { "message_classes", G_CALLBACK (message_classes) },
  { "service_text", G_CALLBACK (service_text) },
  { "quantity_text", G_CALLBACK (quantity_text) },
  { "service_classes", G_CALLBACK (service_classes) },
  { "link_line", G_CALLBACK (link_line) },
  { "row_name", G_CALLBACK (row_name) },
};

/**
 * pd_mass_looks_show_quantity:
 * @quantity: (nullable): as it was written
 *
 * Returns: (transfer full): with its digits grouped, where it is a number
 */
char *
pd_mass_looks_show_quantity (const char *quantity)
{
  gint64 count;

  if (quantity == NULL || *quantity == '\0')
    return g_strdup ("–");

  return pd_count_parse (quantity, &count) ? pd_count_format (count) : g_strdup (quantity);
}

/**
 * pd_mass_looks_show_check:
 * @cell: shows whether a line can be sent
 * @check: what came out of looking at the line
 */
void
pd_mass_looks_show_check (PdCell *cell, PdCheck check)
{
  pd_cell_set_sign (cell, looks[check].icon, _ (looks[check].label));
  pd_looks_set_classes (GTK_WIDGET (cell), looks[check].image_classes);
}

/**
 * pd_mass_looks_show_message:
 * @cell: is there when there is something to say
 * @check: what came out of looking at a line
 * @message: (nullable): why it cannot be sent, or a warning
 */
void
pd_mass_looks_show_message (PdCell *cell, PdCheck check, const char *message)
{
  pd_cell_set_text (cell, message);
  pd_looks_set_classes (GTK_WIDGET (cell), looks[check].message_classes);
  gtk_widget_set_visible (GTK_WIDGET (cell), message != NULL && *message != '\0');
}

/**
 * pd_mass_looks_describe_service:
 * @name: (nullable): of the service of a line, if it is known
 *
 * Returns: (transfer none): what stands for the service
 */
const char *
pd_mass_looks_describe_service (const char *name)
{
  return name != NULL ? name : _ ("Unknown service");
}

/**
 * pd_mass_looks_show_link:
 * @link: (nullable): as it was written
 *
 * Returns: (transfer full): without what all links have in common
 */
char *
pd_mass_looks_show_link (const char *link)
{
  g_autofree char *text = pd_link_shorten (link);

  return *text != '\0' ? g_steal_pointer (&text) : g_strdup ("–");
}

/**
 * pd_mass_looks_describe_row:
 * @row: a line
 *
 * Returns: (transfer full): what a screen reader says of it
 */
char *
pd_mass_looks_describe_row (PdMassRow *row)
{
  g_autofree char *service = NULL;
  g_autofree char *quantity = NULL;

  g_object_get (row, "service-name", &service, "quantity", &quantity, NULL);

  return row_name (NULL, (int) pd_mass_row_get_check (row), pd_mass_row_get_message (row), service, quantity);
}

/**
 * pd_mass_looks_bind:
 * @klass: a widget class with a template
 *
 * Makes the closures about lines known to the template of @klass, and those of pd_closures_bind().
 */
void
pd_mass_looks_bind (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (closures); i++)
    gtk_widget_class_bind_template_callback_full (klass, closures[i].name, closures[i].function);
  pd_closures_bind (klass);
}
