import type { RedPacket, RedPacketBody } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { CloudOff, SearchX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOffline, useStatus, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useMoneyErrors } from '../../ui/money/index.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { PaneBar } from '../groups/PaneBar.tsx'
import { Envelope } from './Envelope.tsx'
import { PacketDetails } from './PacketDetails.tsx'
import { usePacket } from './usePacket.ts'
import { usePacketPeople } from './usePacketPeople.ts'

/** `/chats/:conversationId/red-packets/:packetId`: the envelope, one tap, a turn of the coin; then who took what. */
export function PacketPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('redPackets')
  const { conversationId = '', packetId = '' } = parameters
  const held = usePacket(conversationId, packetId)
  const { message, packet, members, gone, reload } = held
  const people = usePacketPeople(members)
  const { memberId } = useStatus()
  const isOffline = useOffline()
  const { list } = useFormats()
  const opening = useOpening(packetId, packet?.currency ?? 'EUR', reload)
  const body = message?.body.kind === 'redPacket' ? message.body : undefined

  if (gone)
    return (
      <>
        <PaneBar title={t('title')} conversationId={conversationId} />
        <EmptyState icon={SearchX} title={t('gone.title')} text={t('gone.text')} />
      </>
    )
  const outside = packet ?? (body && message?.senderId ? outsideOf(body, message.senderId) : undefined)
  if (!outside)
    return (
      <>
        <PaneBar title={t('title')} conversationId={conversationId} />
        {isOffline ? <EmptyState icon={CloudOff} title={t('offline')} /> : <Skeleton shape="card" count={1} />}
      </>
    )
  const isClosed = packet ? packet.mayClaim : mayBeOpened(outside, memberId)
  if (opening.stage !== 'look' && (isClosed || opening.stage !== 'closed') && !opening.opened)
    return (
      <Envelope
        conversationId={conversationId}
        outside={outside}
        sender={{ name: people.nameOf(outside.senderId), face: people.faceOf(outside.senderId) }}
        forNames={list(outside.forIds.map(people.nameOf))}
        isMine={outside.senderId === memberId}
        stage={opening.stage}
        missed={opening.missed}
        offline={isOffline}
        onOpen={opening.open}
        onLook={opening.look}
      />
    )
  if (!packet)
    return (
      <>
        <PaneBar title={t('title')} conversationId={conversationId} />
        {isOffline ? <EmptyState icon={CloudOff} title={t('offline')} /> : <Skeleton shape="card" count={1} />}
      </>
    )
  return <PacketDetails packet={packet} people={people} fresh={opening.opened} onOpen={opening.back} />
}

/** What is known of a packet before it is opened. */
export type Outside = Pick<RedPacket, 'senderId' | 'way' | 'forIds' | 'greeting' | 'cover' | 'state'>

const outsideOf = (body: RedPacketBody, senderId: string): Outside => ({ ...body, senderId })

const mayBeOpened = ({ state, way, forIds }: Outside, memberId: string | null): boolean =>
  state === 'open' && (way !== 'exclusive' || (memberId !== null && forIds.includes(memberId)))

export type Stage = 'closed' | 'opening' | 'missed' | 'look'

/** The coin turns for so long at least: opening is a moment. */
const TURN_MS = 900

function useOpening(packetId: string, currency: string, reload: () => Promise<void>) {
  const { actions } = useSync()
  const words = useMoneyErrors()
  const [stage, setStage] = useState<Stage>('closed')
  const [missed, setMissed] = useState<string>()
  const [opened, setOpened] = useState(false)

  const open = async () => {
    setStage('opening')
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const turned = new Promise((resolve) => setTimeout(resolve, calm ? 0 : TURN_MS))
    try {
      await actions.claimPacket(packetId)
      await Promise.all([reload(), turned])
      setOpened(true)
    } catch (error) {
      await turned
      const code = error instanceof ApiError ? error.code : undefined
      if (code !== undefined && over.has(code)) {
        await reload().catch(() => undefined)
        setMissed(words(error, currency))
        return setStage('missed')
      }
      if (code === undefined) console.debug(error)
      showToast({ key: 'error', look: 'danger', text: words(error, currency) })
      setStage('closed')
    }
  }
  return {
    stage,
    missed,
    opened,
    open: () => void open(),
    look: () => setStage('look'),
    back: () => setStage('closed'),
  }
}

const over: ReadonlySet<string> = new Set(['redPackets.empty', 'redPackets.expired', 'redPackets.notForYou'])
