// What the editor of long texts uses of ProseMirror, under one name.
import { Schema, DOMParser, DOMSerializer, Fragment, Slice, Node } from 'prosemirror-model';
import { EditorState, Plugin, PluginKey, TextSelection, NodeSelection } from 'prosemirror-state';
import { EditorView, Decoration, DecorationSet } from 'prosemirror-view';
import { history, undo, redo, undoDepth, redoDepth } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { baseKeymap, toggleMark, setBlockType, joinTextblockBackward } from 'prosemirror-commands';
import { inputRules, wrappingInputRule, textblockTypeInputRule } from 'prosemirror-inputrules';
import { wrapInList, splitListItem, liftListItem } from 'prosemirror-schema-list';
import {
  tableEditing, goToNextCell, isInTable, selectedRect, TableMap,
  addRowBefore, addRowAfter, addColumnBefore, addColumnAfter, deleteRow, deleteColumn, deleteTable, toggleHeaderRow,
} from 'prosemirror-tables';
import { gapCursor } from 'prosemirror-gapcursor';

globalThis.ProseMirror = {
  Schema, DOMParser, DOMSerializer, Fragment, Slice, Node,
  EditorState, Plugin, PluginKey, TextSelection, NodeSelection,
  EditorView, Decoration, DecorationSet,
  history, undo, redo, undoDepth, redoDepth, keymap,
  baseKeymap, toggleMark, setBlockType, joinTextblockBackward,
  inputRules, wrappingInputRule, textblockTypeInputRule,
  wrapInList, splitListItem, liftListItem,
  tableEditing, goToNextCell, isInTable, selectedRect, TableMap,
  addRowBefore, addRowAfter, addColumnBefore, addColumnAfter, deleteRow, deleteColumn, deleteTable, toggleHeaderRow,
  gapCursor,
};
