import { Button, Switch, Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { readNotes, writeNotes } from '../../notes'

export default function Note() {
  const id = Number(useRouter().params.id)
  const [note, setNote] = useState(() => readNotes().find((one) => one.id === id))
  if (!note) return <View className="section">There is no such note</View>
  const keep = ({ detail }) => {
    const changed = { ...note, isKept: detail.value }
    writeNotes(readNotes().map((one) => (one.id === id ? changed : one)))
    setNote(changed)
  }
  const remove = async () => {
    const { confirm } = await Taro.showModal({ title: 'Remove it?', content: note.title })
    if (!confirm) return
    writeNotes(readNotes().filter((one) => one.id !== id))
    Taro.navigateBack()
  }
  return (
    <View>
      <View className="card">
        <Text className="title" id="title" selectable>
          {note.title}
        </Text>
        <View className="quiet">{note.text}</View>
      </View>
      <View className="section">
        Keep <Switch id="keep" checked={note.isKept} onChange={keep} />
        <Text id="kept">{note.isKept ? 'kept' : 'not kept'}</Text>
      </View>
      <View className="section">
        <Button id="remove" type="warn" onClick={remove}>
          Remove
        </Button>
      </View>
    </View>
  )
}
