/** Stripe's objects, as far as they are used: names and values as its API reference has them. */

export interface Customer {
  id: string
  object: 'customer'
  created: number
  livemode: false
  metadata: Record<string, string>
}

export interface PaymentMethod {
  id: string
  object: 'payment_method'
  type: 'card'
  created: number
  livemode: false
  customer: string | null
  card: { brand: string; last4: string; exp_month: number; exp_year: number; funding: 'credit'; country: string }
  metadata: Record<string, string>
}

export interface SetupIntent {
  id: string
  object: 'setup_intent'
  status: 'requires_payment_method' | 'succeeded'
  customer: string
  payment_method: string | null
  metadata: Record<string, string>
}

export interface CheckoutSession {
  id: string
  object: 'checkout.session'
  mode: 'setup'
  status: 'open' | 'complete' | 'expired'
  url: string | null
  customer: string
  setup_intent: string
  success_url: string
  cancel_url: string
  created: number
  livemode: false
  metadata: Record<string, string>
}

export interface Charge {
  id: string
  object: 'charge'
  amount: number
  amount_refunded: number
  currency: string
  customer: string | null
  payment_intent: string
  disputed: boolean
  refunded: boolean
  status: 'succeeded' | 'failed'
}

export interface CardError {
  type: 'card_error'
  code: string
  decline_code?: string
  message: string
}

export interface PaymentIntent {
  id: string
  object: 'payment_intent'
  amount: number
  amount_received: number
  currency: string
  customer: string | null
  payment_method: string | null
  status:
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'processing'
    | 'succeeded'
    | 'canceled'
  client_secret: string
  latest_charge: string | null
  last_payment_error: CardError | null
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string } } | null
  cancellation_reason: string | null
  created: number
  livemode: false
  metadata: Record<string, string>
}

export interface Dispute {
  id: string
  object: 'dispute'
  amount: number
  currency: string
  charge: string
  payment_intent: string
  status: 'needs_response' | 'under_review' | 'won' | 'lost'
  created: number
}

export interface BankAccount {
  id: string
  object: 'bank_account'
  account: string
  bank_name: string
  country: string
  currency: string
  last4: string
  default_for_currency: boolean
  status: 'new' | 'errored'
}

export interface Account {
  id: string
  object: 'account'
  type: 'express'
  details_submitted: boolean
  payouts_enabled: boolean
  capabilities: { transfers: 'inactive' | 'active' }
  external_accounts: { object: 'list'; data: BankAccount[]; has_more: false; url: string }
  created: number
  metadata: Record<string, string>
}

export interface Transfer {
  id: string
  object: 'transfer'
  amount: number
  amount_reversed: number
  reversed: boolean
  currency: string
  destination: string
  transfer_group: string | null
  created: number
  livemode: false
  metadata: Record<string, string>
}

export interface Payout {
  id: string
  object: 'payout'
  amount: number
  currency: string
  destination: string
  status: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled'
  failure_code: string | null
  failure_message: string | null
  arrival_date: number
  created: number
  livemode: false
  metadata: Record<string, string>
}

export interface Event {
  id: string
  object: 'event'
  api_version: string
  account?: string
  created: number
  livemode: false
  pending_webhooks: number
  type: string
  data: { object: object }
}
