import { Camera } from 'lucide-react'
import { type FormEvent, useMemo, useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import type { Face } from '../../ui/face.ts'
import looks from '../../ui/looks.module.css'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { AvatarCrop } from './AvatarCrop.tsx'
import styles from './ProfileScreen.module.css'
import { regions } from './regions.ts'
import { HandleSheet } from './security/HandleSheet.tsx'

export interface ProfileInput {
  name: string
  about: string
  region: string | null
}

export interface ProfileScreenProps {
  face: Face
  handle: string
  handleChangedAt: string | null
  profile: ProfileInput
  saving: boolean
  error?: string | undefined
  onSave: (profile: ProfileInput) => void
  /** A square JPEG; null takes the picture away. */
  onPicture: (picture: Blob | null) => void
}

export function ProfileScreen(props: ProfileScreenProps) {
  const { face, handle, profile, saving, error, onSave, onPicture } = props
  const { t } = useTranslation(['me', 'common', 'signIn', 'security'])
  const desktop = useDesktop()
  const [name, setName] = useState(profile.name)
  const [about, setAbout] = useState(profile.about)
  const [region, setRegion] = useState(profile.region)
  const [renaming, setRenaming] = useState(false)
  const [file, setFile] = useState<File>()
  const unchanged = name === profile.name && about === profile.about && region === profile.region
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') onSave({ name: name.trim(), about: about.trim(), region })
  }
  return (
    <>
      <AppBar title={t('profile.title')} back={desktop ? undefined : '/me'} />
      <ScreenBody>
        <div className={styles.picture}>
          <Avatar face={{ ...face, name }} size={120} />
          <div className={styles.actions}>
            <FileTrigger acceptedFileTypes={['image/*']} onSelect={(files) => setFile(files?.[0])}>
              <Button look="soft" small icon={Camera}>
                {t('profile.changePicture')}
              </Button>
            </FileTrigger>
            {face.pictureUrl !== undefined && (
              <Button look="plain" small onPress={() => onPicture(null)}>
                {t('profile.removePicture')}
              </Button>
            )}
          </div>
        </div>
        <form className={looks.panel} onSubmit={submit} noValidate>
          <TextField
            label={t('profile.name')}
            value={name}
            onChange={setName}
            lengthMax={40}
            autoComplete="name"
            error={name.trim() === '' ? t('signIn:nameMissing') : undefined}
          />
          <TextField
            label={t('profile.about')}
            value={about}
            onChange={setAbout}
            lengthMax={140}
            hint={t('profile.aboutHint')}
          />
          <RegionField value={region} onChange={setRegion} />
          <div className={styles.handle}>
            <p>
              {t('profile.handle')} <bdi dir="ltr">@{handle}</bdi>
            </p>
            <Button look="plain" small onPress={() => setRenaming(true)}>
              {t('security:handle.change')}
            </Button>
          </div>
          {error !== undefined && (
            <p role="alert" className={styles.error}>
              {error}
            </p>
          )}
          <Button type="submit" wide busy={saving} disabled={unchanged || name.trim() === ''}>
            {t('common:save')}
          </Button>
        </form>
      </ScreenBody>
      <HandleSheet
        open={renaming}
        handle={handle}
        changedAt={props.handleChangedAt}
        onClose={() => setRenaming(false)}
      />
      <AvatarCrop file={file} onClose={() => setFile(undefined)} onCropped={onPicture} />
    </>
  )
}

function RegionField({ value, onChange }: { value: string | null; onChange: (region: string | null) => void }) {
  const { t } = useTranslation('me')
  const formats = useFormats()
  const choices = useMemo(
    () =>
      regions
        .map((code) => ({ code, name: formats.region(code) }))
        .sort((one, other) => formats.compare(one.name, other.name)),
    [formats],
  )
  return (
    <ChoiceField
      label={t('profile.region')}
      value={value ?? ''}
      autoComplete="country"
      onChange={(code) => onChange(code === '' ? null : code)}
    >
      <option value="">{t('profile.noRegion')}</option>
      {choices.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </ChoiceField>
  )
}
