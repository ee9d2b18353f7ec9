/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pd-api-error.h"

#include <string.h>

/*
 * What panels' words mean, in the languages in which they say them, and what people are told.
 */

typedef struct
{
  PdApiError code;
  const char *text;
} Example;

/* First those of api-v2 §3, word for word. */
static const Example examples[] = {
  { PD_API_ERROR_BAD_KEY, "Invalid API key" },
  { PD_API_ERROR_BAD_KEY, "Incorrect API key" },
  { PD_API_ERROR_BAD_KEY, "Missing key" },
  { PD_API_ERROR_ACCOUNT_OFF, "Account suspended" },
  { PD_API_ERROR_ACCOUNT_OFF, "Your account is inactive" },
  { PD_API_ERROR_ACCOUNT_OFF, "API disabled" },
  { PD_API_ERROR_BAD_SERVICE, "Incorrect service ID" },
  { PD_API_ERROR_BAD_SERVICE, "neworder.error.service_not_found" },
  { PD_API_ERROR_BAD_SERVICE, "Service not found or inactive" },
  { PD_API_ERROR_FUNDS, "Not enough funds on balance" },
  { PD_API_ERROR_FUNDS, "neworder.error.not_enough_funds" },
  { PD_API_ERROR_FUNDS, "Insufficient balance" },
  { PD_API_ERROR_FUNDS, "low balance" },
  { PD_API_ERROR_QUANTITY, "Quantity less than minimal 100" },
  { PD_API_ERROR_QUANTITY, "neworder.error.min_quantity" },
  { PD_API_ERROR_QUANTITY, "Quantity must be between 10 and 100000" },
  { PD_API_ERROR_QUANTITY, "The number must be a multiple of 50" },
  { PD_API_ERROR_LINK, "Bad link" },
  { PD_API_ERROR_LINK, "Incorrect link" },
  { PD_API_ERROR_LINK, "neworder.error.link" },
  { PD_API_ERROR_DUPLICATE_LINK,
    "You have active order with this link. Please wait until order being completed." },
  { PD_API_ERROR_DUPLICATE_LINK, "neworder.error.link_duplicate" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Incorrect order ID" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Order not found" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Refill not found" },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, "Refill not allowed" },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, "This order is not eligible" },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, "It was completed less than 24 hours ago" },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, "There is already an open request for this order." },
  { PD_API_ERROR_REFILL_NOT_POSSIBLE, "Refill is disabled for this service" },
  { PD_API_ERROR_CANCEL_NOT_POSSIBLE, "This order has already started and cannot be cancelled." },
  { PD_API_ERROR_CANCEL_NOT_POSSIBLE, "Cancel is disabled for this service" },
  { PD_API_ERROR_RATE_LIMIT, "Too many requests" },
  { PD_API_ERROR_RATE_LIMIT, "Rate limit exceeded" },
  { PD_API_ERROR_TOO_MANY_IDS, "Maximum 100 orders" },
  { PD_API_ERROR_TOO_MANY_IDS, "Too many order IDs" },
  { PD_API_ERROR_PANEL_FAULT, "We are under maintenance" },
  { PD_API_ERROR_PANEL_FAULT, "Internal server error" },

  /* What other panels' pages print. */
  { PD_API_ERROR_BAD_KEY, "The api key field is required" },
  { PD_API_ERROR_BAD_KEY, "Unauthenticated." },
  { PD_API_ERROR_ACCOUNT_OFF, "Your API key is disabled" },
  { PD_API_ERROR_ACCOUNT_OFF, "User is inactive" },
  { PD_API_ERROR_ACCOUNT_OFF, "This IP is not allowed" },
  { PD_API_ERROR_BAD_SERVICE, "Invalid Service Id" },
  { PD_API_ERROR_BAD_SERVICE, "incorrect service type" },
  { PD_API_ERROR_QUANTITY, "The quantity field is required" },
  { PD_API_ERROR_QUANTITY, "Please follow the limit" },
  { PD_API_ERROR_QUANTITY, "big quantity" },
  { PD_API_ERROR_LINK, "The link field is required" },
  { PD_API_ERROR_LINK, "wrong address" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Invalid Order Id" },
  { PD_API_ERROR_UNKNOWN_ORDER, "The order field is required" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Order doesn't exist" },
  { PD_API_ERROR_NOT_V2, "The api_id field is required" },
  { PD_API_ERROR_QUANTITY, "Invalid order quantity" },
  { PD_API_ERROR_QUANTITY, "Min: 100, max: 5000" },
  { PD_API_ERROR_LINK, "Incorrect order link" },
  { PD_API_ERROR_LINK, "This account is private" },
  { PD_API_ERROR_BAD_SERVICE, "Bad service" },
  { PD_API_ERROR_BAD_SERVICE, "Unknown service" },
  { PD_API_ERROR_RATE_LIMIT, "API limit reached" },
  { PD_API_ERROR_PANEL_FAULT, "The server is busy" },
  { PD_API_ERROR_PANEL_FAULT, "Service Unavailable" },

  /* Other languages, and letters of other styles. */
  { PD_API_ERROR_BAD_KEY, "Geçersiz API anahtarı" },
  { PD_API_ERROR_BAD_KEY, "Неверный ключ API" },
  { PD_API_ERROR_BAD_KEY, "Chave inválida" },
  { PD_API_ERROR_ACCOUNT_OFF, "Sua conta está bloqueada" },
  { PD_API_ERROR_BAD_SERVICE, "Servis bulunamadı" },
  { PD_API_ERROR_BAD_SERVICE, "Serviço não encontrado" },
  { PD_API_ERROR_BAD_SERVICE, "Layanan tidak ditemukan" },
  { PD_API_ERROR_FUNDS, "Yetersiz bakiye" },
  { PD_API_ERROR_FUNDS, "Saldo insuficiente" },
  { PD_API_ERROR_FUNDS, "Недостаточно средств на балансе" },
  { PD_API_ERROR_FUNDS, "Saldo tidak cukup" },
  { PD_API_ERROR_FUNDS, "अपर्याप्त शेष राशि" },
  { PD_API_ERROR_FUNDS, "余额不足" },
  { PD_API_ERROR_QUANTITY, "Miktar çok az" },
  { PD_API_ERROR_QUANTITY, "Quantidade mínima: 100" },
  { PD_API_ERROR_QUANTITY, "Cantidad no válida" },
  { PD_API_ERROR_QUANTITY, "Количество меньше минимального" },
  { PD_API_ERROR_QUANTITY, "Jumlah minimal 100" },
  { PD_API_ERROR_LINK, "Некорректная ссылка" },
  { PD_API_ERROR_LINK, "Enlace incorrecto" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Hatalı sipariş ID" },
  { PD_API_ERROR_UNKNOWN_ORDER, "SİPARİŞ BULUNAMADI" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Pedido não encontrado" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Заказ не найден" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Pesanan tidak ditemukan" },
  { PD_API_ERROR_CANCEL_NOT_POSSIBLE, "Отмена невозможна" },
  { PD_API_ERROR_CANCEL_NOT_POSSIBLE, "Bu sipariş iptal edilemez" },
  { PD_API_ERROR_RATE_LIMIT, "Слишком много запросов" },
  { PD_API_ERROR_PANEL_FAULT, "Bakım çalışması" },
  { PD_API_ERROR_FUNDS, "𝗟𝗼𝘄 𝗯𝗮𝗹𝗮𝗻𝗰𝗲" },
  { PD_API_ERROR_BAD_KEY, "Ungültiger API-Schlüssel" },
  { PD_API_ERROR_BAD_KEY, "Clé API invalide" },
  { PD_API_ERROR_BAD_KEY, "مفتاح API غير صالح" },
  { PD_API_ERROR_BAD_KEY, "密钥无效" },
  { PD_API_ERROR_FUNDS, "Solde insuffisant" },
  { PD_API_ERROR_FUNDS, "Số dư không đủ" },
  { PD_API_ERROR_FUNDS, "Недостатньо коштів" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Auftrag nicht gefunden" },
  { PD_API_ERROR_UNKNOWN_ORDER, "الطلب غير موجود" },
  { PD_API_ERROR_UNKNOWN_ORDER, "订单不存在" },
  { PD_API_ERROR_UNKNOWN_ORDER, "Замовлення не знайдено" },
  { PD_API_ERROR_QUANTITY, "Số lượng không hợp lệ" },
  { PD_API_ERROR_QUANTITY, "数量错误" },
  { PD_API_ERROR_LINK, "Lien invalide" },
  { PD_API_ERROR_LINK, "الرابط غير صحيح" },
  { PD_API_ERROR_LINK, "链接无效" },
  { PD_API_ERROR_BAD_SERVICE, "الخدمة غير موجودة" },
  { PD_API_ERROR_BAD_SERVICE, "服务不存在" },

  /* What looks like another class, and what is none. */
  { PD_API_ERROR_OTHER, "The keywords field is required" },
  { PD_API_ERROR_OTHER, "Invalid action" },
  { PD_API_ERROR_OTHER, "Invalid Interval in minutes" },
  { PD_API_ERROR_OTHER, "Order is not with the provider yet" },
  { PD_API_ERROR_OTHER, "ไม่สำเร็จ" },
  { PD_API_ERROR_OTHER, "" },
};

static const char *const nicks[] = {
  [PD_API_ERROR_OTHER] = "other",
  [PD_API_ERROR_BAD_KEY] = "bad-key",
  [PD_API_ERROR_ACCOUNT_OFF] = "account-off",
  [PD_API_ERROR_BAD_SERVICE] = "bad-service",
  [PD_API_ERROR_FUNDS] = "funds",
  [PD_API_ERROR_QUANTITY] = "quantity",
  [PD_API_ERROR_LINK] = "link",
  [PD_API_ERROR_DUPLICATE_LINK] = "duplicate-link",
  [PD_API_ERROR_UNKNOWN_ORDER] = "unknown-order",
  [PD_API_ERROR_REFILL_NOT_POSSIBLE] = "refill-not-possible",
  [PD_API_ERROR_CANCEL_NOT_POSSIBLE] = "cancel-not-possible",
  [PD_API_ERROR_RATE_LIMIT] = "rate-limit",
  [PD_API_ERROR_TOO_MANY_IDS] = "too-many-ids",
  [PD_API_ERROR_PANEL_FAULT] = "panel-fault",
  [PD_API_ERROR_UNREADABLE] = "unreadable",
  [PD_API_ERROR_NOT_V2] = "not-v2",
  [PD_API_ERROR_WEB_PAGE] = "unreadable",
  [PD_API_ERROR_TOO_BIG] = "unreadable",
  [PD_API_ERROR_REDIRECTED] = "redirected",
  [PD_API_ERROR_BAD_ADDRESS] = "bad-address",
  [PD_API_ERROR_NO_KEY] = "no-key",
  [PD_API_ERROR_UNREACHABLE] = "unreachable",
  [PD_API_ERROR_CERTIFICATE] = "certificate",
  [PD_API_ERROR_INTERRUPTED] = "interrupted",
  [PD_API_ERROR_TIMED_OUT] = "timed-out",
};

static void
assert_class (const char *text, guint http_status, PdApiError code)
{
  PdApiError found = pd_api_error_classify (text, http_status);

  if (found != code)
    g_error ("“%s” (%u) is %s, and was expected to be %s", text, http_status, pd_api_error_get_nick (found),
             pd_api_error_get_nick (code));
}

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    assert_class (examples[i].text, 0, examples[i].code);
}

/* A panel may answer every error with 400 or 422. */
static void
test_texts_go_first (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      assert_class (examples[i].text, 400, examples[i].code);
      assert_class (examples[i].text, 422, examples[i].code);
    }

  assert_class ("Invalid API key", 403, PD_API_ERROR_BAD_KEY);
  assert_class ("Insufficient balance", 500, PD_API_ERROR_FUNDS);
}

static void
test_statuses (void)
{
  assert_class (NULL, 0, PD_API_ERROR_OTHER);
  assert_class ("?", 400, PD_API_ERROR_OTHER);
  assert_class ("?", 404, PD_API_ERROR_OTHER);
  assert_class ("?", 401, PD_API_ERROR_BAD_KEY);
  assert_class ("?", 402, PD_API_ERROR_FUNDS);
  assert_class ("?", 403, PD_API_ERROR_ACCOUNT_OFF);
  assert_class ("?", 413, PD_API_ERROR_TOO_MANY_IDS);
  assert_class ("?", 429, PD_API_ERROR_RATE_LIMIT);
  assert_class ("Low balance", 429, PD_API_ERROR_RATE_LIMIT);
  assert_class ("?", 500, PD_API_ERROR_PANEL_FAULT);
  assert_class ("?", 503, PD_API_ERROR_PANEL_FAULT);
}

static void
test_nicks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    g_assert_cmpstr (pd_api_error_get_nick ((PdApiError) i), ==, nicks[i]);
}

static void
test_unsent (void)
{
  for (int code = 0; code < (int) G_N_ELEMENTS (nicks); code++)
    {
      g_autoptr (GError) error = g_error_new_literal (PD_API_ERROR, code, "text");
      gboolean unsent = code == PD_API_ERROR_BAD_ADDRESS || code == PD_API_ERROR_NO_KEY
                        || code == PD_API_ERROR_UNREACHABLE || code == PD_API_ERROR_CERTIFICATE;

      g_assert_cmpint (pd_api_error_is_unsent (error), ==, unsent);
    }
}

/* An error of anybody else's says nothing of what was sent. */
static void
test_foreign (void)
{
  g_autoptr (GError) error
      = g_error_new_literal (G_IO_ERROR, PD_API_ERROR_UNREACHABLE, "Connection refused by somebody");
  g_autofree char *advice = pd_api_error_get_advice (error);

  g_assert_false (pd_api_error_is_unsent (error));
  g_assert_false (pd_api_error_is_of_panel (error));
  g_assert_false (pd_api_error_is_unsent (NULL));
  g_assert_false (pd_api_error_is_of_panel (NULL));
  g_assert_cmpstr (advice, !=, "");
}

static void
test_of_panel (void)
{
  g_autoptr (GError) words = g_error_new_literal (PD_API_ERROR, PD_API_ERROR_OTHER, "text");
  g_autoptr (GError) page = g_error_new_literal (PD_API_ERROR, PD_API_ERROR_WEB_PAGE, "text");
  g_autoptr (GError) silence = g_error_new_literal (PD_API_ERROR, PD_API_ERROR_TIMED_OUT, "text");

  g_assert_true (pd_api_error_is_of_panel (words));
  g_assert_false (pd_api_error_is_of_panel (page));
  g_assert_false (pd_api_error_is_of_panel (silence));
}

/* Advice is for people: a sentence of its own for each error, and no word of the trade. */
static void
test_advice (void)
{
  static const char *const jargon[] = { "HTTP", "JSON", "TLS", "timeout", "status code", "parse", "byte" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = 0; code < (int) G_N_ELEMENTS (nicks); code++)
    {
      g_autoptr (GError) error = g_error_new_literal (PD_API_ERROR, code, "text");
      char *advice = pd_api_error_get_advice (error);

      g_assert_true (g_str_has_suffix (advice, "."));
      for (gsize i = 0; i < G_N_ELEMENTS (jargon); i++)
        g_assert_null (strstr (advice, jargon[i]));
      g_assert_true (g_hash_table_add (seen, advice));
    }
}

static void
assert_advice (PdApiError code, const char *expected)
{
  g_autoptr (GError) error = g_error_new_literal (PD_API_ERROR, code, "text");
  g_autofree char *advice = pd_api_error_get_advice (error);

  g_assert_cmpstr (advice, ==, expected);
}

/* They stand in the state of a panel to which orders were sent before. */
static void
test_sent_before (void)
{
  assert_advice (PD_API_ERROR_NO_KEY,
                 "There is no key for this panel. Nothing more is sent until you unlock the keyring or "
                 "enter the key again.");
  assert_advice (PD_API_ERROR_UNREACHABLE, "The panel cannot be reached. Nothing can be sent, and orders "
                                           "wait: check the connection to the internet.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/errors/classify/texts", test_texts);
  g_test_add_func ("/errors/classify/texts-go-first", test_texts_go_first);
  g_test_add_func ("/errors/classify/statuses", test_statuses);
  g_test_add_func ("/errors/nicks", test_nicks);
  g_test_add_func ("/errors/unsent", test_unsent);
  g_test_add_func ("/errors/foreign", test_foreign);
  g_test_add_func ("/errors/of-panel", test_of_panel);
  g_test_add_func ("/errors/advice", test_advice);
  g_test_add_func ("/errors/sent-before", test_sent_before);

  return g_test_run ();
}
