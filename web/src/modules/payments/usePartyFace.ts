import type { PaymentParty } from '@sampan/contract'
import { useCallback, useMemo } from 'react'
import { remarksOf, useLive, useSync } from '../../app/sync/index.ts'
import type { Face } from '../../ui/face.ts'

/** Payers and payees as they are drawn, by one's own names for them. */
export function usePartyFace(): (party: PaymentParty) => Face {
  const { fileUrl } = useSync()
  const relations = useLive((queries) => queries.relations())
  const remarks = useMemo(() => remarksOf(relations ?? []), [relations])
  return useCallback(
    ({ memberId, name, avatarFileId }) => ({
      id: memberId,
      name: remarks.get(memberId) ?? name,
      pictureUrl: avatarFileId === null ? undefined : fileUrl(avatarFileId, 'thumbnail'),
    }),
    [fileUrl, remarks],
  )
}
