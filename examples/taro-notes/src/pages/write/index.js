import { Button, Form, Input, Label, Picker, Radio, RadioGroup, Textarea, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { readNotes, writeNotes } from '../../notes'

const kinds = ['Boats', 'Rivers', 'People']

export default function Write() {
  const [kind, setKind] = useState(0)
  const [fault, setFault] = useState('')
  const submit = ({ detail }) => {
    const { title, text, colour } = detail.value
    if (!title) {
      setFault('A title is needed')
      return
    }
    const notes = readNotes()
    const id = Math.max(0, ...notes.map((one) => one.id)) + 1
    writeNotes([...notes, { id, title, text: `${kinds[kind]}, ${colour}: ${text}`, isKept: false }])
    Taro.showToast({ title: 'Written' })
    Taro.navigateBack()
  }
  return (
    <Form onSubmit={submit}>
      <View className="card">
        <Input id="title" name="title" placeholder="Title" onInput={() => setFault('')} />
        <Textarea id="text" name="text" placeholder="What is it about?" autoHeight />
      </View>
      <Picker mode="selector" range={kinds} value={kind} onChange={({ detail }) => setKind(Number(detail.value))}>
        <View className="card" id="kind">
          {kinds[kind]}
        </View>
      </Picker>
      <RadioGroup name="colour" className="card">
        {['red', 'green'].map((colour) => (
          <Label key={colour} id={colour}>
            <Radio value={colour} checked={colour === 'red'} />
            {colour}
          </Label>
        ))}
      </RadioGroup>
      {fault !== '' && (
        <View className="section" id="fault">
          {fault}
        </View>
      )}
      <View className="section">
        <Button id="submit" type="primary" formType="submit">
          Write it down
        </Button>
      </View>
    </Form>
  )
}
