/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-problem-row.h"

/* See the header. A new sentence is announced, so that it is not only seen. */

struct _PdProblemRow
{
  AdwActionRow parent_instance;

  GtkImage *image;
};

G_DEFINE_FINAL_TYPE (PdProblemRow, pd_problem_row, ADW_TYPE_ACTION_ROW)

static const struct
{
  const char *icon;
  const char *icon_class;
  const char *row_class;
} looks[] = {
  [PD_PROBLEM_WARNING] = { "dialog-warning-symbolic", "warning", "tinted-warning" },
  [PD_PROBLEM_ERROR] = { "dialog-error-symbolic", "error", "tinted-error" },
};

static void
pd_problem_row_class_init (PdProblemRowClass *klass)
{
}

static void
pd_problem_row_init (PdProblemRow *self)
{
  self->image = GTK_IMAGE (gtk_image_new ());
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->image));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * pd_problem_row_new:
 *
 * Returns: (transfer floating): a new row, hidden
 */
PdProblemRow *
pd_problem_row_new (void)
{
  return g_object_new (PD_TYPE_PROBLEM_ROW, NULL);
}

/**
 * pd_problem_row_show:
 * @self: the row
 * @kind: how bad it is
 * @message: a plain sentence
 *
 * Shows the row with @message.
 */
void
pd_problem_row_show (PdProblemRow *self, PdProblemKind kind, const char *message)
{
  g_return_if_fail (PD_IS_PROBLEM_ROW (self));

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].row_class);
      gtk_widget_remove_css_class (GTK_WIDGET (self->image), looks[i].icon_class);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[kind].row_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), looks[kind].icon_class);
  gtk_image_set_from_icon_name (self->image, looks[kind].icon);

  if (gtk_widget_get_visible (GTK_WIDGET (self))
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), message) == 0)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), message);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * pd_problem_row_hide:
 * @self: the row
 *
 * There is nothing to tell.
 */
void
pd_problem_row_hide (PdProblemRow *self)
{
  g_return_if_fail (PD_IS_PROBLEM_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
