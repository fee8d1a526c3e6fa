import type { Conversation, Input } from '@sampan/contract'
import { useState } from 'react'
import { v7 } from 'uuid'
import { useLocation } from 'wouter'
import { useAct, useOffline, useSync } from '../../app/sync/index.ts'

/** Makes a bill and goes back to the conversation, where it stands then. */
export function useCreateBill(conversation: Conversation): {
  create: (bill: Omit<Input<'bills.create'>, 'billId' | 'conversationId'>) => void
  pending: boolean
  /** It needs the server: nothing is asked for while offline. */
  isOffline: boolean
} {
  const { id: conversationId } = conversation
  const { actions } = useSync()
  const isOffline = useOffline()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  // One bill, however often it is tried: where an answer was lost, it may be there already.
  const [billId] = useState(() => v7())
  return {
    create: (bill) =>
      void act(
        () => actions.createBill({ ...bill, billId, conversationId }),
        () => navigate(`/chats/${conversationId}`),
      ),
    pending,
    isOffline,
  }
}
