import { Bell, Camera, Fingerprint, LogOut, MessageCircle, Pin, Plus, SearchX, Send, Wallet } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Avatar, GroupAvatar } from '../ui/Avatar.tsx'
import { Badge, MentionBadge, Tag } from '../ui/Badge.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmSheet } from '../ui/ConfirmSheet.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { LanguageMenu } from '../ui/LanguageMenu.tsx'
import { Logo } from '../ui/Logo.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { QrCode } from '../ui/QrCode.tsx'
import { Row, Rows, SectionTitle } from '../ui/Row.tsx'
import { ScreenBody } from '../ui/ScreenBody.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { PasswordField, TextField } from '../ui/TextField.tsx'
import { Tile } from '../ui/Tile.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import { showToast } from '../ui/toast.ts'
import styles from './Parts.module.css'
import { anya, baba, hanna, jonas, layla, lucia, mei, omar, pavel } from './people.ts'

// Sample words stand in data, as they would come from a server.
const say = {
  main: 'Main',
  soft: 'Soft',
  line: 'Line',
  danger: 'Danger',
  plain: 'Plain',
  busy: 'Busy',
  off: 'Off',
  small: 'Small',
  sheet: 'Sheet',
  toast: 'Toast',
  label: 'User name',
  password: 'Password',
  hint: '3 to 30 of a–z, 0–9 and _',
  error: 'This user name is taken. Choose another.',
  section: 'Section',
  tag: 'Ticket',
  wallet: 'Wallet',
  detail: 'Balance, statement',
  leave: 'Leave the group',
  pin: 'Pin to the top',
  nothing: 'Nothing found',
} as const

/** Every small component with its states. */
export function Parts() {
  const [text, setText] = useState('')
  const [secret, setSecret] = useState('river boat tea')
  const [on, setOn] = useState(true)
  const [sheet, setSheet] = useState(false)
  return (
    <ScreenBody>
      <Line>
        <Logo size={64} />
        <Logo size={40} />
        <Logo />
        <LanguageMenu />
      </Line>
      <Line>
        <Button>{say.main}</Button>
        <Button look="soft">{say.soft}</Button>
        <Button look="line" icon={Fingerprint}>
          {say.line}
        </Button>
        <Button look="danger">{say.danger}</Button>
        <Button look="plain">{say.plain}</Button>
        <Button busy>{say.busy}</Button>
        <Button disabled>{say.off}</Button>
        <Button small look="line" icon={Camera}>
          {say.small}
        </Button>
        <Button look="line" onPress={() => setSheet(true)}>
          {say.sheet}
        </Button>
        <Button
          look="line"
          onPress={() => showToast({ text: say.hint, action: { text: say.main, onPress: () => {} } })}
        >
          {say.toast}
        </Button>
      </Line>
      <Line>
        <Menu
          label={say.section}
          entries={[
            { id: 'pin', text: say.pin, icon: Pin },
            { id: 'leave', text: say.leave, icon: LogOut, turns: true, destroys: true },
          ]}
        >
          <IconButton label={say.section} icon={Plus} />
        </Menu>
        <IconButton label={say.pin} icon={Send} look="filled" turns />
        <IconButton label={say.pin} icon={Bell} disabled />
        <Badge count={3} />
        <Badge count={128} />
        <Badge count={38} quiet />
        <MentionBadge label={say.pin} />
        <Tag look="river">{say.tag}</Tag>
        <Tag look="gold">{say.tag}</Tag>
        <Tag look="red">{say.tag}</Tag>
        <Tag>{say.tag}</Tag>
      </Line>
      <Line>
        <Avatar face={mei} online />
        <Avatar face={hanna} />
        <Avatar face={{ id: 'x', name: '欧阳小林' }} />
        <Avatar face={{ id: 'y2', name: 'طارق' }} />
        <Avatar face={pavel} online />
        <Avatar face={{ id: 'q', name: 'Olga' }} size={28} />
        <GroupAvatar face={{ id: 'g', name: 'River' }} members={[jonas, lucia, anya, mei]} />
        <GroupAvatar face={{ id: 'g', name: 'River' }} members={[layla, hanna, baba]} />
        <GroupAvatar face={{ id: 'g', name: 'River' }} members={[omar, pavel]} />
        <GroupAvatar face={{ id: 'g', name: 'River Club' }} members={[omar]} />
      </Line>
      <SearchField label={say.section} value={text} onChange={setText} keys="Ctrl K" />
      <TextField label={say.label} hint={say.hint} value={text} onChange={setText} latin />
      <TextField label={say.label} error={say.error} value="mei" onChange={setText} />
      <PasswordField label={say.password} value={secret} onChange={setSecret} />
      <SectionTitle>{say.section}</SectionTitle>
      <Rows inset="tile">
        <Row lead={<Tile icon={Wallet} look="gold" />} title={say.wallet} strong detail={say.detail} href="/me" />
        <Row lead={<Avatar face={mei} size={40} />} title={mei.name} detail={say.detail} onPress={() => {}} />
      </Rows>
      <Rows>
        <Row icon={MessageCircle} title={say.section} value={say.small} href="/me" chosen />
        <Row
          title={
            <Toggle on={on} onChange={setOn}>
              {say.pin}
            </Toggle>
          }
          icon={Pin}
        />
        <Row icon={LogOut} look="danger" title={say.leave} onPress={() => {}} />
      </Rows>
      <ProgressBar label={say.busy} share={0.4} />
      <ProgressBar label={say.busy} />
      <div className={styles.code}>
        <QrCode text="https://sampan.hafen.example/add/Xk3_9ZqLm2Rt7Wab" label={say.section}>
          <Avatar face={mei} size={20} />
        </QrCode>
      </div>
      <Skeleton shape="rows" count={2} />
      <Skeleton shape="talk" count={4} />
      <EmptyState icon={SearchX} title={say.nothing} text={say.hint}>
        <Button look="soft">{say.main}</Button>
      </EmptyState>
      <ConfirmSheet
        open={sheet}
        title={say.leave}
        text={say.error}
        action={say.leave}
        destroys
        onConfirm={() => {}}
        onClose={() => setSheet(false)}
      />
    </ScreenBody>
  )
}

const Line = ({ children }: { children: ReactNode }) => <div className={styles.line}>{children}</div>
