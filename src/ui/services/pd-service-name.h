/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PdServiceName:
 *
 * The name of a service in a table, with a tag behind it where there is one. Properties: "name" and "tag"
 * (nullable), both written only.
 */
#define PD_TYPE_SERVICE_NAME (pd_service_name_get_type ())
G_DECLARE_FINAL_TYPE (PdServiceName, pd_service_name, PD, SERVICE_NAME, GtkBox)

G_END_DECLS
