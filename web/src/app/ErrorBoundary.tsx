import { LifeBuoy } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** Catches what a screen throws, so that the rest of the app lives on. A new `place` is a new try. */
export class ErrorBoundary extends Component<{ place?: string; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override componentDidUpdate(before: { place?: string }): void {
    if (this.state.broken && before.place !== this.props.place) this.setState({ broken: false })
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useTranslation('common')
  return (
    <EmptyState icon={LifeBuoy} title={t('broken.title')} text={t('broken.text')}>
      <Button look="soft" onPress={() => location.reload()}>
        {t('reload')}
      </Button>
    </EmptyState>
  )
}
