import type { MiniProgram } from '@sampan/contract'
import { useState } from 'react'
import { classes } from '../../ui/classes.ts'
import { hueOf, initialsOf } from '../../ui/face.ts'
import styles from './ProgramIcon.module.css'

interface ProgramIconProps {
  program: Pick<MiniProgram, 'id' | 'name' | 'iconHash'>
  size?: 28 | 44 | 56 | 72
}

/** A program's picture, or its first letter. Decorative: the name always stands beside it. */
export function ProgramIcon({ program: { id, name, iconHash }, size = 44 }: ProgramIconProps) {
  const [broken, setBroken] = useState<string>()
  const url = iconHash === null ? undefined : `/mp/icons/${id}/${iconHash}`
  const className = classes(styles.icon, styles[`s${size}`])
  if (url !== undefined && url !== broken)
    return <img className={className} src={url} alt="" draggable={false} onError={() => setBroken(url)} />
  return (
    <span className={classes(className, styles[hueOf(id)])} aria-hidden>
      {initialsOf(name).slice(0, 1)}
    </span>
  )
}
