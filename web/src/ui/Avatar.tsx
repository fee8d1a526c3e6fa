import { useState } from 'react'
import styles from './Avatar.module.css'
import { classes } from './classes.ts'
import { type Face, hueOf, initialsOf } from './face.ts'

export type AvatarSize = 20 | 28 | 32 | 36 | 40 | 48 | 56 | 64 | 72 | 80 | 120

interface AvatarProps {
  face: Face
  size?: AvatarSize
  online?: boolean
}

/** A person's picture or letters. Decorative: the name always stands beside it. */
export function Avatar({ face, size = 48, online = false }: AvatarProps) {
  return (
    <span className={classes(styles.avatar, styles[`s${size}`])} aria-hidden>
      <Cell face={face} lettersMax={size < 28 ? 1 : 2} />
      {online && <i className={styles.online} data-passing="" />}
    </span>
  )
}

interface GroupAvatarProps {
  /** The group itself: its own picture wins over the tile of its members. */
  face: Face
  /** Up to four are drawn. */
  members: readonly Face[]
  size?: AvatarSize
}

export function GroupAvatar({ face, members, size = 48 }: GroupAvatarProps) {
  const drawn = members.slice(0, 4)
  const alone = face.pictureUrl !== undefined || drawn.length < 2
  return (
    <span
      className={classes(styles.avatar, styles.group, styles[`s${size}`], !alone && styles[`of${drawn.length}`])}
      aria-hidden
    >
      {alone ? (
        <Cell face={face} lettersMax={2} />
      ) : (
        drawn.map((member) => <Cell key={member.id} face={member} lettersMax={1} />)
      )}
    </span>
  )
}

function Cell({ face, lettersMax }: { face: Face; lettersMax: number }) {
  const [broken, setBroken] = useState<string>()
  const shown = face.pictureUrl !== undefined && face.pictureUrl !== broken
  if (shown) {
    return (
      <img
        className={styles.picture}
        src={face.pictureUrl}
        alt=""
        draggable={false}
        decoding="async"
        onError={() => setBroken(face.pictureUrl)}
      />
    )
  }
  const initials = initialsOf(face.name)
  const letters = lettersMax === 1 ? [...initials].slice(0, 1).join('') : initials
  return (
    <b className={classes(styles.letters, styles[hueOf(face.id)], [...letters].length > 1 && styles.pair)}>{letters}</b>
  )
}
