/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "pd-order-form.h"

/* What the tests of the order form share. */

#define assert_check(form, field, expected, sentence)                                                        \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *_message = NULL;                                                                        \
    g_assert_cmpint (pd_order_form_check (form, field, &_message), ==, expected);                            \
    g_assert_cmpstr (_message, ==, sentence);                                                                \
  }                                                                                                          \
  G_STMT_END

#define assert_cost(form, text)                                                                              \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *_cost = pd_money_to_string (pd_order_form_get_cost (form));                             \
    g_assert_cmpstr (_cost, ==, text);                                                                       \
  }                                                                                                          \
  G_STMT_END

#define assert_parameters(form, text)                                                                        \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *_parameters = pd_order_form_to_parameters (form);                                       \
    g_assert_cmpstr (_parameters, ==, text);                                                                 \
  }                                                                                                          \
  G_STMT_END

static inline PdServiceInfo *
make_service (const char *type, const char *rate, gint64 min, gint64 max)
{
  PdServiceInfo *service = pd_service_info_new ();

  service->id = g_ref_string_new ("42");
  service->name = g_ref_string_new ("A service");
  service->type = type != NULL ? g_ref_string_new (type) : NULL;
  service->rate = pd_money_parse (rate);
  service->min = min;
  service->max = max;

  return service;
}

static inline PdOrderForm *
make_form (const char *type, const char *rate, gint64 min, gint64 max)
{
  g_autoptr (PdServiceInfo) service = make_service (type, rate, min, max);
  PdOrderForm *form = pd_order_form_new (service, NULL);

  pd_order_form_set_value (form, PD_FIELD_LINK, "https://example.com/p/1");

  return form;
}
