import { Button, Input, ScrollView, Text, View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useMemo, useState } from 'react'
import { readNotes } from '../../notes'
import './index.css'

function Row({ note }) {
  const open = () => Taro.navigateTo({ url: `/pages/note/index?id=${note.id}` })
  return (
    <View className={`card ${note.isKept ? 'kept' : ''}`} id={`note-${note.id}`} onClick={open}>
      <Text className="title">{note.title}</Text>
      <View className="quiet">{note.text}</View>
    </View>
  )
}

export default function List() {
  const [notes, setNotes] = useState([])
  const [words, setWords] = useState('')
  useDidShow(() => setNotes(readNotes()))
  usePullDownRefresh(() => {
    setNotes(readNotes())
    Taro.stopPullDownRefresh()
  })
  const found = useMemo(
    () => notes.filter(({ title }) => title.toLowerCase().includes(words.toLowerCase())),
    [notes, words],
  )
  return (
    <View>
      <View className="section">
        <Input
          className="search"
          id="search"
          placeholder="Search"
          value={words}
          onInput={({ detail }) => setWords(detail.value)}
        />
      </View>
      <ScrollView scrollY className="list">
        {found.map((note) => (
          <Row key={note.id} note={note} />
        ))}
        {found.length === 0 && <View className="section quiet">Nothing was found</View>}
      </ScrollView>
      <View className="section">
        <Text id="count">{`${found.length} of ${notes.length}`}</Text>
        <Button id="new" type="primary" onClick={() => Taro.navigateTo({ url: '/pages/write/index' })}>
          New note
        </Button>
      </View>
    </View>
  )
}
