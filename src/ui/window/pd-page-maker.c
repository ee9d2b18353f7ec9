/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pd-page-maker.h"

#include <glib/gi18n.h>

#include "pd-matters-page.h"
#include "pd-orders-page.h"
#include "pd-panel-page.h"
#include "pd-refills-page.h"
#include "pd-services-page.h"

/* The pages of the window. Each is made when it is shown for the first time, since a page is hundreds of
 * widgets and the window is to be there at once; then it stays, with what was chosen on it. */

static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
} pages_known[] = {
  { "services", N_ ("Services"), pd_services_page_get_type },
  { "orders", N_ ("Orders"), pd_orders_page_get_type },
  { "needs-a-look", N_ ("Needs a Look"), pd_matters_page_get_type },
  { "refills", N_ ("Refills"), pd_refills_page_get_type },
  /* Its title is the name of the panel, which the window knows. */
  { "panel", "", pd_panel_page_get_type },
};

/* What a page shows, and how much room there is for it, the window tells. */
static const char *const properties_told[] = { "desk", "width", "panel" };

static int
find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages_known); i++)
    if (g_strcmp0 (pages_known[i].name, name) == 0)
      return i;

  return -1;
}

static void
make_page (GtkStack *pages, GtkWidget *window, int index)
{
  GtkWidget *page = g_object_new (pages_known[index].get_type (), NULL);
  const char *title = pages_known[index].title;

  for (guint i = 0; i < G_N_ELEMENTS (properties_told); i++)
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), properties_told[i]) != NULL)
      g_object_bind_property (window, properties_told[i], page, properties_told[i], G_BINDING_SYNC_CREATE);

  gtk_stack_add_titled (pages, page, pages_known[index].name, *title != '\0' ? _ (title) : NULL);
}

/**
 * pd_page_maker_knows:
 * @name: (nullable): perhaps the name of a page
 *
 * Returns: whether there is such a page
 */
gboolean
pd_page_maker_knows (const char *name)
{
  return find (name) >= 0;
}

/**
 * pd_page_maker_show:
 * @pages: where the pages are
 * @window: whose "desk", "width" and "panel" the pages follow
 * @name: of a page that is known
 *
 * Shows a page, and makes it first when it is shown for the first time.
 */
void
pd_page_maker_show (GtkStack *pages, GtkWidget *window, const char *name)
{
  g_return_if_fail (pd_page_maker_knows (name));

  if (gtk_stack_get_child_by_name (pages, name) == NULL)
    make_page (pages, window, find (name));
  gtk_stack_set_visible_child_name (pages, name);
}
