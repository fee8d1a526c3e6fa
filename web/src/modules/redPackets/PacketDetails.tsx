import type { RedPacket } from '@sampan/contract'
import { ChevronRight, Crown, Gift, Smile } from 'lucide-react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useStatus, useSync } from '../../app/sync/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { GoldCoin, MoneyText } from '../../ui/money/index.ts'
import { CoverArt, fieldOf } from './CoverArt.tsx'
import styles from './Packet.module.css'
import { PacketBar } from './PacketBar.tsx'
import { useClock } from './useClock.ts'
import type { usePacketPeople } from './usePacketPeople.ts'
import { useSummary } from './useSummary.ts'

interface PacketDetailsProps {
  packet: RedPacket
  people: ReturnType<typeof usePacketPeople>
  /** It was opened just now. */
  fresh: boolean
  /** Back to the envelope, for a sender who may open it too. */
  onOpen: () => void
}

/** Mock 05: the amount, and who took what; the luckiest wears the crown. */
export function PacketDetails({ packet, people, fresh, onOpen }: PacketDetailsProps) {
  const { t } = useTranslation('redPackets')
  const { memberId } = useStatus()
  const summary = useSummary(packet, people.nameOf)
  const { conversationId, senderId, greeting, cover, mine, currency, claims } = packet
  const isMine = senderId === memberId
  return (
    <div className={styles.details} style={fieldOf(cover)}>
      <div className={styles.top}>
        <div className={styles.faint}>
          <CoverArt name={cover} />
        </div>
        <PacketBar conversationId={conversationId} />
        <h1 className={styles.from}>
          <Avatar face={people.faceOf(senderId)} size={28} />
          <Bdi cut>{isMine ? t('fromYou') : t('from', { name: people.nameOf(senderId) })}</Bdi>
        </h1>
        <p className={styles.said}>
          <bdi>{greeting}</bdi>
        </p>
        <span className={styles.seal}>
          <GoldCoin size={68} />
        </span>
      </div>
      <div className={styles.body}>
        {mine ? (
          <section className={classes(styles.mine, fresh && styles.fresh)}>
            <p role="status">
              <MoneyText amount={mine.amount} currency={currency} sign="none" size={40} />
            </p>
            <Link href="/me/wallet" className={styles.wallet ?? ''}>
              {t('details.inWallet')}
              <Icon of={ChevronRight} size={16} turns />
            </Link>
            {!isMine && <Thanks packet={packet} />}
          </section>
        ) : (
          <section className={styles.mine}>
            <p className={styles.stands}>{summary.standing}</p>
            {packet.mayClaim && (
              <Button icon={Gift} onPress={onOpen}>
                {t('details.openToo')}
              </Button>
            )}
          </section>
        )}
        <div className={styles.summary}>
          <p>{summary.line}</p>
          {packet.returned !== null && packet.returned !== '0' && <p>{summary.returned}</p>}
        </div>
        <ul className={styles.claims} aria-label={t('details.who')}>
          {claims.map((claim) => (
            <Claim key={claim.memberId} claim={claim} packet={packet} people={people} />
          ))}
        </ul>
      </div>
    </div>
  )
}

function Claim({
  claim,
  packet,
  people,
}: {
  claim: RedPacket['claims'][number]
  packet: RedPacket
  people: PacketDetailsProps['people']
}) {
  const { t } = useTranslation('redPackets')
  const { memberId } = useStatus()
  const clock = useClock()
  const isMe = claim.memberId === memberId
  const at = new Date(claim.at)
  const name = people.nameOf(claim.memberId)
  return (
    <li className={classes(styles.claim, isMe && styles.me)}>
      <Avatar face={people.faceOf(claim.memberId)} size={40} />
      <span className={styles.who}>
        <b className={styles.name}>
          <Bdi cut>{isMe ? t('details.me', { name }) : name}</Bdi>
        </b>
        <time dateTime={claim.at}>{clock(at)}</time>
      </span>
      <span className={styles.share}>
        <MoneyText amount={claim.amount} currency={packet.currency} sign="none" strong />
        {packet.luckiestId === claim.memberId && (
          <span className={styles.crown}>
            <Icon of={Crown} size={16} />
            {t('details.luckiest')}
          </span>
        )}
      </span>
    </li>
  )
}

/** Answers the packet in the chat with a word of thanks. */
function Thanks({ packet }: { packet: RedPacket }) {
  const { t } = useTranslation('redPackets')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  const { conversationId, seq } = packet
  return (
    <Button
      look="soft"
      wide
      icon={Smile}
      busy={pending}
      onPress={() =>
        void act(
          () => actions.sendText({ conversationId, text: t('details.thanksText'), replyToSeq: seq }),
          () => navigate(`/chats/${conversationId}`),
        )
      }
    >
      {t('details.thanks')}
    </Button>
  )
}
