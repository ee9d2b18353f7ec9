/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order-type.h"
#include "pd-panel.h"
#include "pd-service-info.h"

G_BEGIN_DECLS

/**
 * PdService:
 *
 * One service of one panel's catalogue. Properties: "panel", "id", "name", "category", "type-name" (the type
 * as the panel wrote it), "type-tag" (nullable: only where it is not Default), "rate-text" (as given),
 * "currency", "limits" ("100 – 50,000"), "refill-text" ("30 days", "✓"-less words: yes/no/unknown are told by
 * "refill"), "refill" and "cancel" (#PdFlag as int), "favourite" (boolean, notified). All but favourite
 * change only when a refresh brings another #PdServiceInfo, then all are notified.
 */
#define PD_TYPE_SERVICE (pd_service_get_type ())
G_DECLARE_FINAL_TYPE (PdService, pd_service, PD, SERVICE, GObject)

PdService *pd_service_new (PdPanel *panel, PdServiceInfo *info);
PdPanel *pd_service_get_panel (PdService *self);
PdServiceInfo *pd_service_get_info (PdService *self);
void pd_service_set_info (PdService *self, PdServiceInfo *info);
const char *pd_service_get_id (PdService *self);
const char *pd_service_get_name (PdService *self);
const PdOrderType *pd_service_get_order_type (PdService *self);
gboolean pd_service_get_favourite (PdService *self);
void pd_service_set_favourite (PdService *self, gboolean favourite);
gboolean pd_service_matches (PdService *self, const char *const *folded_words);

G_END_DECLS
