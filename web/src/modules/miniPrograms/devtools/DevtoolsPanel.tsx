import type { Inspected, Inspector } from '@sampan/miniprogram/devtools'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useTranslation } from 'react-i18next'
import { classes } from '../../../ui/classes.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useDesktop } from '../../../ui/useMediaQuery.ts'
import { ConsoleTab } from './ConsoleTab.tsx'
import { DataTab } from './DataTab.tsx'
import styles from './DevtoolsPanel.module.css'
import { NetworkTab } from './NetworkTab.tsx'
import { StorageTab } from './StorageTab.tsx'
import { ViewTab } from './ViewTab.tsx'

interface DevtoolsPanelProps {
  inspector: Inspector
  inspected: Inspected
  onClose: () => void
}

const tabs = ['console', 'network', 'storage', 'data', 'view'] as const

/** Beside the program on a desktop, a sheet over its lower part on a phone. */
export function DevtoolsPanel({ inspector, inspected, onClose }: DevtoolsPanelProps) {
  const { t } = useTranslation(['devtools', 'common'])
  const isDesktop = useDesktop()
  const [isTall, setTall] = useState(false)
  const { lines, exchanges } = inspected
  return (
    <aside className={classes(styles.panel, isTall && styles.tall)} aria-label={t('title')}>
      <Tabs className={styles.tabs ?? ''}>
        <div className={styles.bar}>
          <TabList className={styles.list ?? ''} aria-label={t('title')}>
            {tabs.map((tab) => (
              <Tab key={tab} id={tab} className={styles.tab ?? ''}>
                {t(`tabs.${tab}`)}
              </Tab>
            ))}
          </TabList>
          {!isDesktop && (
            <IconButton
              label={isTall ? t('lower') : t('higher')}
              icon={isTall ? ChevronDown : ChevronUp}
              size={20}
              onPress={() => setTall(!isTall)}
            />
          )}
          <IconButton label={t('common:close')} icon={X} size={20} onPress={onClose} />
        </div>
        <TabPanel id="console" className={styles.body ?? ''}>
          <ConsoleTab lines={lines} onClear={inspector.clearConsole} />
        </TabPanel>
        <TabPanel id="network" className={styles.body ?? ''}>
          <NetworkTab exchanges={exchanges} onClear={inspector.clearNetwork} />
        </TabPanel>
        <TabPanel id="storage" className={styles.body ?? ''}>
          <StorageTab inspector={inspector} />
        </TabPanel>
        <TabPanel id="data" className={styles.body ?? ''}>
          <DataTab inspector={inspector} />
        </TabPanel>
        <TabPanel id="view" className={styles.body ?? ''}>
          <ViewTab inspector={inspector} />
        </TabPanel>
      </Tabs>
    </aside>
  )
}
