// Written by scripts/generate/generate-proto.ts from proto/peer.proto.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["warren-peer"] || ($protobuf.roots["warren-peer"] = {});

export const warren = $root.warren = (() => {

    /**
     * Namespace warren.
     * @exports warren
     * @namespace
     */
    const warren = {};

    warren.peer = (function() {

        /**
         * Namespace peer.
         * @memberof warren
         * @namespace
         */
        const peer = {};

        peer.Envelope = (function() {

            /**
             * Properties of an Envelope.
             * @typedef {Object} warren.peer.Envelope.$Properties
             * @property {warren.peer.Handshake.$Properties|null} [handshake] Envelope handshake
             * @property {warren.peer.Raft.$Properties|null} [raft] Envelope raft
             * @property {warren.peer.Heartbeat.$Properties|null} [heartbeat] Envelope heartbeat
             * @property {warren.peer.Request.$Properties|null} [request] Envelope request
             * @property {warren.peer.Response.$Properties|null} [response] Envelope response
             * @property {warren.peer.Request.$Properties|null} [ask] Envelope ask
             * @property {warren.peer.Response.$Properties|null} [answer] Envelope answer
             * @property {"handshake"|"raft"|"heartbeat"|"request"|"response"|"ask"|"answer"} [content] Envelope content
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Envelope.
             * @memberof warren.peer
             * @interface IEnvelope
             * @augments warren.peer.Envelope.$Properties
             * @deprecated Use warren.peer.Envelope.$Properties instead.
             */

            /**
             * Narrowed shape of an Envelope.
             * @typedef {{
             *   handshake?: warren.peer.Handshake.$Shape|null;
             *   raft?: warren.peer.Raft.$Shape|null;
             *   heartbeat?: warren.peer.Heartbeat.$Shape|null;
             *   request?: warren.peer.Request.$Shape|null;
             *   response?: warren.peer.Response.$Shape|null;
             *   ask?: warren.peer.Request.$Shape|null;
             *   answer?: warren.peer.Response.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ content?: undefined; handshake?: null; raft?: null; heartbeat?: null; request?: null; response?: null; ask?: null; answer?: null }|{ content?: "handshake"; handshake: warren.peer.Handshake.$Shape; raft?: null; heartbeat?: null; request?: null; response?: null; ask?: null; answer?: null }|{ content?: "raft"; handshake?: null; raft: warren.peer.Raft.$Shape; heartbeat?: null; request?: null; response?: null; ask?: null; answer?: null }|{ content?: "heartbeat"; handshake?: null; raft?: null; heartbeat: warren.peer.Heartbeat.$Shape; request?: null; response?: null; ask?: null; answer?: null }|{ content?: "request"; handshake?: null; raft?: null; heartbeat?: null; request: warren.peer.Request.$Shape; response?: null; ask?: null; answer?: null }|{ content?: "response"; handshake?: null; raft?: null; heartbeat?: null; request?: null; response: warren.peer.Response.$Shape; ask?: null; answer?: null }|{ content?: "ask"; handshake?: null; raft?: null; heartbeat?: null; request?: null; response?: null; ask: warren.peer.Request.$Shape; answer?: null }|{ content?: "answer"; handshake?: null; raft?: null; heartbeat?: null; request?: null; response?: null; ask?: null; answer: warren.peer.Response.$Shape })
             * )} warren.peer.Envelope.$Shape
             */

            /**
             * Constructs a new Envelope.
             * @memberof warren.peer
             * @classdesc Represents an Envelope.
             * @constructor
             * @param {warren.peer.Envelope.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Envelope = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Envelope handshake.
             * @member {warren.peer.Handshake.$Properties|null|undefined} handshake
             * @memberof warren.peer.Envelope
             * @instance
             */
            Envelope.prototype.handshake = null;

            /**
             * Envelope raft.
             * @member {warren.peer.Raft.$Properties|null|undefined} raft
             * @memberof warren.peer.Envelope
             * @instance
             */
            Envelope.prototype.raft = null;

            /**
             * Envelope heartbeat.
             * @member {warren.peer.Heartbeat.$Properties|null|undefined} heartbeat
             * @memberof warren.peer.Envelope
             * @instance
             */
            Envelope.prototype.heartbeat = null;

            /**
             * Envelope request.
             * @member {warren.peer.Request.$Properties|null|undefined} request
             * @memberof warren.peer.Envelope
             * @instance
             */
            Envelope.prototype.request = null;

            /**
             * Envelope response.
             * @member {warren.peer.Response.$Properties|null|undefined} response
             * @memberof warren.peer.Envelope
             * @instance
             */
            Envelope.prototype.response = null;

            /**
             * Envelope ask.
             * @member {warren.peer.Request.$Properties|null|undefined} ask
             * @memberof warren.peer.Envelope
             * @instance
             */
            Envelope.prototype.ask = null;

            /**
             * Envelope answer.
             * @member {warren.peer.Response.$Properties|null|undefined} answer
             * @memberof warren.peer.Envelope
             * @instance
             */
            Envelope.prototype.answer = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Envelope content.
             * @member {"handshake"|"raft"|"heartbeat"|"request"|"response"|"ask"|"answer"|undefined} content
             * @memberof warren.peer.Envelope
             * @instance
             */
            $Object.defineProperty(Envelope.prototype, "content", {
                get: $util.oneOfGetter($oneOfFields = ["handshake", "raft", "heartbeat", "request", "response", "ask", "answer"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Envelope instance using the specified properties.
             * @function create
             * @memberof warren.peer.Envelope
             * @static
             * @param {warren.peer.Envelope.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Envelope} Envelope instance
             * @type {{
             *   (properties: warren.peer.Envelope.$Shape): warren.peer.Envelope & warren.peer.Envelope.$Shape;
             *   (properties?: warren.peer.Envelope.$Properties): warren.peer.Envelope;
             * }}
             */
            Envelope.create = function(properties) {
                return new Envelope(properties);
            };

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link warren.peer.Envelope.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Envelope
             * @static
             * @param {warren.peer.Envelope.$Properties} message Envelope message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Envelope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.handshake != null && $Object.hasOwnProperty.call(message, "handshake"))
                    $root.warren.peer.Handshake.encode(message.handshake, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.raft != null && $Object.hasOwnProperty.call(message, "raft"))
                    $root.warren.peer.Raft.encode(message.raft, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.warren.peer.Heartbeat.encode(message.heartbeat, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    $root.warren.peer.Request.encode(message.request, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.response != null && $Object.hasOwnProperty.call(message, "response"))
                    $root.warren.peer.Response.encode(message.response, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.ask != null && $Object.hasOwnProperty.call(message, "ask"))
                    $root.warren.peer.Request.encode(message.ask, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.answer != null && $Object.hasOwnProperty.call(message, "answer"))
                    $root.warren.peer.Response.encode(message.answer, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Envelope
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Envelope & warren.peer.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Envelope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Envelope();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.handshake = $root.warren.peer.Handshake.decode(reader, reader.size(), $undefined, _depth + 1, message.handshake);
                            message.content = "handshake";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.raft = $root.warren.peer.Raft.decode(reader, reader.size(), $undefined, _depth + 1, message.raft);
                            message.content = "raft";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.warren.peer.Heartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            message.content = "heartbeat";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.request = $root.warren.peer.Request.decode(reader, reader.size(), $undefined, _depth + 1, message.request);
                            message.content = "request";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.response = $root.warren.peer.Response.decode(reader, reader.size(), $undefined, _depth + 1, message.response);
                            message.content = "response";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.ask = $root.warren.peer.Request.decode(reader, reader.size(), $undefined, _depth + 1, message.ask);
                            message.content = "ask";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.answer = $root.warren.peer.Response.decode(reader, reader.size(), $undefined, _depth + 1, message.answer);
                            message.content = "answer";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Envelope;
        })();

        peer.Batch = (function() {

            /**
             * Properties of a Batch.
             * @typedef {Object} warren.peer.Batch.$Properties
             * @property {Uint8Array|null} [records] Batch records
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Batch.
             * @memberof warren.peer
             * @interface IBatch
             * @augments warren.peer.Batch.$Properties
             * @deprecated Use warren.peer.Batch.$Properties instead.
             */

            /**
             * Shape of a Batch.
             * @typedef {warren.peer.Batch.$Properties} warren.peer.Batch.$Shape
             */

            /**
             * Constructs a new Batch.
             * @memberof warren.peer
             * @classdesc Represents a Batch.
             * @constructor
             * @param {warren.peer.Batch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Batch = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Batch records.
             * @member {Uint8Array} records
             * @memberof warren.peer.Batch
             * @instance
             */
            Batch.prototype.records = $util.newBuffer([]);

            /**
             * Creates a new Batch instance using the specified properties.
             * @function create
             * @memberof warren.peer.Batch
             * @static
             * @param {warren.peer.Batch.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Batch} Batch instance
             * @type {{
             *   (properties: warren.peer.Batch.$Shape): warren.peer.Batch & warren.peer.Batch.$Shape;
             *   (properties?: warren.peer.Batch.$Properties): warren.peer.Batch;
             * }}
             */
            Batch.create = function(properties) {
                return new Batch(properties);
            };

            /**
             * Encodes the specified Batch message. Does not implicitly {@link warren.peer.Batch.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Batch
             * @static
             * @param {warren.peer.Batch.$Properties} message Batch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Batch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.records != null && $Object.hasOwnProperty.call(message, "records") && message.records.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.records);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Batch message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Batch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Batch & warren.peer.Batch.$Shape} Batch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Batch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Batch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.records = value;
                            else
                                delete message.records;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Batch;
        })();

        peer.BatchAnswer = (function() {

            /**
             * Properties of a BatchAnswer.
             * @typedef {Object} warren.peer.BatchAnswer.$Properties
             * @property {Uint8Array|null} [pairedStream] BatchAnswer pairedStream
             * @property {number|null} [takenBytes] BatchAnswer takenBytes
             * @property {"pairedStream"|"takenBytes"} [content] BatchAnswer content
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BatchAnswer.
             * @memberof warren.peer
             * @interface IBatchAnswer
             * @augments warren.peer.BatchAnswer.$Properties
             * @deprecated Use warren.peer.BatchAnswer.$Properties instead.
             */

            /**
             * Narrowed shape of a BatchAnswer.
             * @typedef {{
             *   pairedStream?: Uint8Array|null;
             *   takenBytes?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ content?: undefined; pairedStream?: null; takenBytes?: null }|{ content?: "pairedStream"; pairedStream: Uint8Array; takenBytes?: null }|{ content?: "takenBytes"; pairedStream?: null; takenBytes: number })
             * )} warren.peer.BatchAnswer.$Shape
             */

            /**
             * Constructs a new BatchAnswer.
             * @memberof warren.peer
             * @classdesc Represents a BatchAnswer.
             * @constructor
             * @param {warren.peer.BatchAnswer.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BatchAnswer = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BatchAnswer pairedStream.
             * @member {Uint8Array|null|undefined} pairedStream
             * @memberof warren.peer.BatchAnswer
             * @instance
             */
            BatchAnswer.prototype.pairedStream = null;

            /**
             * BatchAnswer takenBytes.
             * @member {number|null|undefined} takenBytes
             * @memberof warren.peer.BatchAnswer
             * @instance
             */
            BatchAnswer.prototype.takenBytes = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * BatchAnswer content.
             * @member {"pairedStream"|"takenBytes"|undefined} content
             * @memberof warren.peer.BatchAnswer
             * @instance
             */
            $Object.defineProperty(BatchAnswer.prototype, "content", {
                get: $util.oneOfGetter($oneOfFields = ["pairedStream", "takenBytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new BatchAnswer instance using the specified properties.
             * @function create
             * @memberof warren.peer.BatchAnswer
             * @static
             * @param {warren.peer.BatchAnswer.$Properties=} [properties] Properties to set
             * @returns {warren.peer.BatchAnswer} BatchAnswer instance
             * @type {{
             *   (properties: warren.peer.BatchAnswer.$Shape): warren.peer.BatchAnswer & warren.peer.BatchAnswer.$Shape;
             *   (properties?: warren.peer.BatchAnswer.$Properties): warren.peer.BatchAnswer;
             * }}
             */
            BatchAnswer.create = function(properties) {
                return new BatchAnswer(properties);
            };

            /**
             * Encodes the specified BatchAnswer message. Does not implicitly {@link warren.peer.BatchAnswer.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.BatchAnswer
             * @static
             * @param {warren.peer.BatchAnswer.$Properties} message BatchAnswer message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BatchAnswer.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pairedStream != null && $Object.hasOwnProperty.call(message, "pairedStream"))
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.pairedStream);
                if (message.takenBytes != null && $Object.hasOwnProperty.call(message, "takenBytes"))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.takenBytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BatchAnswer message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.BatchAnswer
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.BatchAnswer & warren.peer.BatchAnswer.$Shape} BatchAnswer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BatchAnswer.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.BatchAnswer();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.pairedStream = reader.bytes();
                            message.content = "pairedStream";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            message.takenBytes = reader.double();
                            message.content = "takenBytes";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BatchAnswer;
        })();

        peer.Handshake = (function() {

            /**
             * Properties of a Handshake.
             * @typedef {Object} warren.peer.Handshake.$Properties
             * @property {warren.peer.Hello.$Properties|null} [hello] Handshake hello
             * @property {warren.peer.Challenge.$Properties|null} [challenge] Handshake challenge
             * @property {warren.peer.Proof.$Properties|null} [proof] Handshake proof
             * @property {warren.peer.Proof.$Properties|null} [welcome] Handshake welcome
             * @property {"hello"|"challenge"|"proof"|"welcome"} [step] Handshake step
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Handshake.
             * @memberof warren.peer
             * @interface IHandshake
             * @augments warren.peer.Handshake.$Properties
             * @deprecated Use warren.peer.Handshake.$Properties instead.
             */

            /**
             * Narrowed shape of a Handshake.
             * @typedef {{
             *   hello?: warren.peer.Hello.$Shape|null;
             *   challenge?: warren.peer.Challenge.$Shape|null;
             *   proof?: warren.peer.Proof.$Shape|null;
             *   welcome?: warren.peer.Proof.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ step?: undefined; hello?: null; challenge?: null; proof?: null; welcome?: null }|{ step?: "hello"; hello: warren.peer.Hello.$Shape; challenge?: null; proof?: null; welcome?: null }|{ step?: "challenge"; hello?: null; challenge: warren.peer.Challenge.$Shape; proof?: null; welcome?: null }|{ step?: "proof"; hello?: null; challenge?: null; proof: warren.peer.Proof.$Shape; welcome?: null }|{ step?: "welcome"; hello?: null; challenge?: null; proof?: null; welcome: warren.peer.Proof.$Shape })
             * )} warren.peer.Handshake.$Shape
             */

            /**
             * Constructs a new Handshake.
             * @memberof warren.peer
             * @classdesc Represents a Handshake.
             * @constructor
             * @param {warren.peer.Handshake.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Handshake = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Handshake hello.
             * @member {warren.peer.Hello.$Properties|null|undefined} hello
             * @memberof warren.peer.Handshake
             * @instance
             */
            Handshake.prototype.hello = null;

            /**
             * Handshake challenge.
             * @member {warren.peer.Challenge.$Properties|null|undefined} challenge
             * @memberof warren.peer.Handshake
             * @instance
             */
            Handshake.prototype.challenge = null;

            /**
             * Handshake proof.
             * @member {warren.peer.Proof.$Properties|null|undefined} proof
             * @memberof warren.peer.Handshake
             * @instance
             */
            Handshake.prototype.proof = null;

            /**
             * Handshake welcome.
             * @member {warren.peer.Proof.$Properties|null|undefined} welcome
             * @memberof warren.peer.Handshake
             * @instance
             */
            Handshake.prototype.welcome = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Handshake step.
             * @member {"hello"|"challenge"|"proof"|"welcome"|undefined} step
             * @memberof warren.peer.Handshake
             * @instance
             */
            $Object.defineProperty(Handshake.prototype, "step", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "challenge", "proof", "welcome"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Handshake instance using the specified properties.
             * @function create
             * @memberof warren.peer.Handshake
             * @static
             * @param {warren.peer.Handshake.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Handshake} Handshake instance
             * @type {{
             *   (properties: warren.peer.Handshake.$Shape): warren.peer.Handshake & warren.peer.Handshake.$Shape;
             *   (properties?: warren.peer.Handshake.$Properties): warren.peer.Handshake;
             * }}
             */
            Handshake.create = function(properties) {
                return new Handshake(properties);
            };

            /**
             * Encodes the specified Handshake message. Does not implicitly {@link warren.peer.Handshake.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Handshake
             * @static
             * @param {warren.peer.Handshake.$Properties} message Handshake message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Handshake.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.warren.peer.Hello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.challenge != null && $Object.hasOwnProperty.call(message, "challenge"))
                    $root.warren.peer.Challenge.encode(message.challenge, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.proof != null && $Object.hasOwnProperty.call(message, "proof"))
                    $root.warren.peer.Proof.encode(message.proof, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.warren.peer.Proof.encode(message.welcome, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Handshake message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Handshake
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Handshake & warren.peer.Handshake.$Shape} Handshake
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Handshake.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Handshake();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.warren.peer.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.step = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.challenge = $root.warren.peer.Challenge.decode(reader, reader.size(), $undefined, _depth + 1, message.challenge);
                            message.step = "challenge";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.proof = $root.warren.peer.Proof.decode(reader, reader.size(), $undefined, _depth + 1, message.proof);
                            message.step = "proof";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.warren.peer.Proof.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.step = "welcome";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Handshake;
        })();

        peer.Hello = (function() {

            /**
             * Properties of a Hello.
             * @typedef {Object} warren.peer.Hello.$Properties
             * @property {number|null} [protocolVersion] Hello protocolVersion
             * @property {string|null} [purpose] Hello purpose
             * @property {warren.peer.Identity.$Properties|null} [from] Hello from
             * @property {string|null} [expectedId] Hello expectedId
             * @property {Uint8Array|null} [nonce] Hello nonce
             * @property {number|null} [oldestVersion] Hello oldestVersion
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hello.
             * @memberof warren.peer
             * @interface IHello
             * @augments warren.peer.Hello.$Properties
             * @deprecated Use warren.peer.Hello.$Properties instead.
             */

            /**
             * Shape of a Hello.
             * @typedef {warren.peer.Hello.$Properties} warren.peer.Hello.$Shape
             */

            /**
             * Constructs a new Hello.
             * @memberof warren.peer
             * @classdesc Represents a Hello.
             * @constructor
             * @param {warren.peer.Hello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hello protocolVersion.
             * @member {number} protocolVersion
             * @memberof warren.peer.Hello
             * @instance
             */
            Hello.prototype.protocolVersion = 0;

            /**
             * Hello purpose.
             * @member {string} purpose
             * @memberof warren.peer.Hello
             * @instance
             */
            Hello.prototype.purpose = "";

            /**
             * Hello from.
             * @member {warren.peer.Identity.$Properties|null|undefined} from
             * @memberof warren.peer.Hello
             * @instance
             */
            Hello.prototype.from = null;

            /**
             * Hello expectedId.
             * @member {string} expectedId
             * @memberof warren.peer.Hello
             * @instance
             */
            Hello.prototype.expectedId = "";

            /**
             * Hello nonce.
             * @member {Uint8Array} nonce
             * @memberof warren.peer.Hello
             * @instance
             */
            Hello.prototype.nonce = $util.newBuffer([]);

            /**
             * Hello oldestVersion.
             * @member {number} oldestVersion
             * @memberof warren.peer.Hello
             * @instance
             */
            Hello.prototype.oldestVersion = 0;

            /**
             * Creates a new Hello instance using the specified properties.
             * @function create
             * @memberof warren.peer.Hello
             * @static
             * @param {warren.peer.Hello.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Hello} Hello instance
             * @type {{
             *   (properties: warren.peer.Hello.$Shape): warren.peer.Hello & warren.peer.Hello.$Shape;
             *   (properties?: warren.peer.Hello.$Properties): warren.peer.Hello;
             * }}
             */
            Hello.create = function(properties) {
                return new Hello(properties);
            };

            /**
             * Encodes the specified Hello message. Does not implicitly {@link warren.peer.Hello.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Hello
             * @static
             * @param {warren.peer.Hello.$Properties} message Hello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion") && message.protocolVersion !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocolVersion);
                if (message.purpose != null && $Object.hasOwnProperty.call(message, "purpose") && message.purpose !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.purpose);
                if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                    $root.warren.peer.Identity.encode(message.from, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.expectedId != null && $Object.hasOwnProperty.call(message, "expectedId") && message.expectedId !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.expectedId);
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.nonce);
                if (message.oldestVersion != null && $Object.hasOwnProperty.call(message, "oldestVersion") && message.oldestVersion !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.oldestVersion);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Hello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Hello & warren.peer.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocolVersion = value;
                            else
                                delete message.protocolVersion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.purpose = value;
                            else
                                delete message.purpose;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.from = $root.warren.peer.Identity.decode(reader, reader.size(), $undefined, _depth + 1, message.from);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.expectedId = value;
                            else
                                delete message.expectedId;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.oldestVersion = value;
                            else
                                delete message.oldestVersion;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Hello;
        })();

        peer.Challenge = (function() {

            /**
             * Properties of a Challenge.
             * @typedef {Object} warren.peer.Challenge.$Properties
             * @property {number|null} [protocolVersion] Challenge protocolVersion
             * @property {warren.peer.Identity.$Properties|null} [from] Challenge from
             * @property {Uint8Array|null} [nonce] Challenge nonce
             * @property {number|null} [oldestVersion] Challenge oldestVersion
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Challenge.
             * @memberof warren.peer
             * @interface IChallenge
             * @augments warren.peer.Challenge.$Properties
             * @deprecated Use warren.peer.Challenge.$Properties instead.
             */

            /**
             * Shape of a Challenge.
             * @typedef {warren.peer.Challenge.$Properties} warren.peer.Challenge.$Shape
             */

            /**
             * Constructs a new Challenge.
             * @memberof warren.peer
             * @classdesc Represents a Challenge.
             * @constructor
             * @param {warren.peer.Challenge.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Challenge = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Challenge protocolVersion.
             * @member {number} protocolVersion
             * @memberof warren.peer.Challenge
             * @instance
             */
            Challenge.prototype.protocolVersion = 0;

            /**
             * Challenge from.
             * @member {warren.peer.Identity.$Properties|null|undefined} from
             * @memberof warren.peer.Challenge
             * @instance
             */
            Challenge.prototype.from = null;

            /**
             * Challenge nonce.
             * @member {Uint8Array} nonce
             * @memberof warren.peer.Challenge
             * @instance
             */
            Challenge.prototype.nonce = $util.newBuffer([]);

            /**
             * Challenge oldestVersion.
             * @member {number} oldestVersion
             * @memberof warren.peer.Challenge
             * @instance
             */
            Challenge.prototype.oldestVersion = 0;

            /**
             * Creates a new Challenge instance using the specified properties.
             * @function create
             * @memberof warren.peer.Challenge
             * @static
             * @param {warren.peer.Challenge.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Challenge} Challenge instance
             * @type {{
             *   (properties: warren.peer.Challenge.$Shape): warren.peer.Challenge & warren.peer.Challenge.$Shape;
             *   (properties?: warren.peer.Challenge.$Properties): warren.peer.Challenge;
             * }}
             */
            Challenge.create = function(properties) {
                return new Challenge(properties);
            };

            /**
             * Encodes the specified Challenge message. Does not implicitly {@link warren.peer.Challenge.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Challenge
             * @static
             * @param {warren.peer.Challenge.$Properties} message Challenge message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Challenge.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion") && message.protocolVersion !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocolVersion);
                if (message.from != null && $Object.hasOwnProperty.call(message, "from"))
                    $root.warren.peer.Identity.encode(message.from, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.nonce);
                if (message.oldestVersion != null && $Object.hasOwnProperty.call(message, "oldestVersion") && message.oldestVersion !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.oldestVersion);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Challenge message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Challenge
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Challenge & warren.peer.Challenge.$Shape} Challenge
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Challenge.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Challenge();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocolVersion = value;
                            else
                                delete message.protocolVersion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.from = $root.warren.peer.Identity.decode(reader, reader.size(), $undefined, _depth + 1, message.from);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.oldestVersion = value;
                            else
                                delete message.oldestVersion;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Challenge;
        })();

        peer.Proof = (function() {

            /**
             * Properties of a Proof.
             * @typedef {Object} warren.peer.Proof.$Properties
             * @property {Uint8Array|null} [hmac] Proof hmac
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Proof.
             * @memberof warren.peer
             * @interface IProof
             * @augments warren.peer.Proof.$Properties
             * @deprecated Use warren.peer.Proof.$Properties instead.
             */

            /**
             * Shape of a Proof.
             * @typedef {warren.peer.Proof.$Properties} warren.peer.Proof.$Shape
             */

            /**
             * Constructs a new Proof.
             * @memberof warren.peer
             * @classdesc Represents a Proof.
             * @constructor
             * @param {warren.peer.Proof.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Proof = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Proof hmac.
             * @member {Uint8Array} hmac
             * @memberof warren.peer.Proof
             * @instance
             */
            Proof.prototype.hmac = $util.newBuffer([]);

            /**
             * Creates a new Proof instance using the specified properties.
             * @function create
             * @memberof warren.peer.Proof
             * @static
             * @param {warren.peer.Proof.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Proof} Proof instance
             * @type {{
             *   (properties: warren.peer.Proof.$Shape): warren.peer.Proof & warren.peer.Proof.$Shape;
             *   (properties?: warren.peer.Proof.$Properties): warren.peer.Proof;
             * }}
             */
            Proof.create = function(properties) {
                return new Proof(properties);
            };

            /**
             * Encodes the specified Proof message. Does not implicitly {@link warren.peer.Proof.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Proof
             * @static
             * @param {warren.peer.Proof.$Properties} message Proof message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Proof.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hmac != null && $Object.hasOwnProperty.call(message, "hmac") && message.hmac.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.hmac);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Proof message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Proof
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Proof & warren.peer.Proof.$Shape} Proof
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Proof.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Proof();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.hmac = value;
                            else
                                delete message.hmac;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Proof;
        })();

        peer.Identity = (function() {

            /**
             * Properties of an Identity.
             * @typedef {Object} warren.peer.Identity.$Properties
             * @property {string|null} [id] Identity id
             * @property {string|null} [name] Identity name
             * @property {number|null} [incarnation] Identity incarnation
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Identity.
             * @memberof warren.peer
             * @interface IIdentity
             * @augments warren.peer.Identity.$Properties
             * @deprecated Use warren.peer.Identity.$Properties instead.
             */

            /**
             * Shape of an Identity.
             * @typedef {warren.peer.Identity.$Properties} warren.peer.Identity.$Shape
             */

            /**
             * Constructs a new Identity.
             * @memberof warren.peer
             * @classdesc Represents an Identity.
             * @constructor
             * @param {warren.peer.Identity.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Identity = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Identity id.
             * @member {string} id
             * @memberof warren.peer.Identity
             * @instance
             */
            Identity.prototype.id = "";

            /**
             * Identity name.
             * @member {string} name
             * @memberof warren.peer.Identity
             * @instance
             */
            Identity.prototype.name = "";

            /**
             * Identity incarnation.
             * @member {number} incarnation
             * @memberof warren.peer.Identity
             * @instance
             */
            Identity.prototype.incarnation = 0;

            /**
             * Creates a new Identity instance using the specified properties.
             * @function create
             * @memberof warren.peer.Identity
             * @static
             * @param {warren.peer.Identity.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Identity} Identity instance
             * @type {{
             *   (properties: warren.peer.Identity.$Shape): warren.peer.Identity & warren.peer.Identity.$Shape;
             *   (properties?: warren.peer.Identity.$Properties): warren.peer.Identity;
             * }}
             */
            Identity.create = function(properties) {
                return new Identity(properties);
            };

            /**
             * Encodes the specified Identity message. Does not implicitly {@link warren.peer.Identity.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Identity
             * @static
             * @param {warren.peer.Identity.$Properties} message Identity message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Identity.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && !$Object.is(message.incarnation, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.incarnation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Identity message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Identity
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Identity & warren.peer.Identity.$Shape} Identity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Identity.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Identity();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Identity;
        })();

        peer.Heartbeat = (function() {

            /**
             * Properties of a Heartbeat.
             * @typedef {Object} warren.peer.Heartbeat.$Properties
             * @property {number|null} [incarnation] Heartbeat incarnation
             * @property {number|null} [sequence] Heartbeat sequence
             * @property {string|null} [name] Heartbeat name
             * @property {string|null} [host] Heartbeat host
             * @property {number|null} [clusterPort] Heartbeat clusterPort
             * @property {number|null} [lineage] Heartbeat lineage
             * @property {number|null} [connections] Heartbeat connections
             * @property {Array.<string>|null} [alarms] Heartbeat alarms
             * @property {number|null} [generation] Heartbeat generation
             * @property {boolean|null} [isRunning] Heartbeat isRunning
             * @property {Array.<string>|null} [hears] Heartbeat hears
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Heartbeat.
             * @memberof warren.peer
             * @interface IHeartbeat
             * @augments warren.peer.Heartbeat.$Properties
             * @deprecated Use warren.peer.Heartbeat.$Properties instead.
             */

            /**
             * Shape of a Heartbeat.
             * @typedef {warren.peer.Heartbeat.$Properties} warren.peer.Heartbeat.$Shape
             */

            /**
             * Constructs a new Heartbeat.
             * @memberof warren.peer
             * @classdesc Represents a Heartbeat.
             * @constructor
             * @param {warren.peer.Heartbeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Heartbeat = function (properties) {
                this.alarms = [];
                this.hears = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Heartbeat incarnation.
             * @member {number} incarnation
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.incarnation = 0;

            /**
             * Heartbeat sequence.
             * @member {number} sequence
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.sequence = 0;

            /**
             * Heartbeat name.
             * @member {string} name
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.name = "";

            /**
             * Heartbeat host.
             * @member {string} host
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.host = "";

            /**
             * Heartbeat clusterPort.
             * @member {number} clusterPort
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.clusterPort = 0;

            /**
             * Heartbeat lineage.
             * @member {number} lineage
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.lineage = 0;

            /**
             * Heartbeat connections.
             * @member {number} connections
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.connections = 0;

            /**
             * Heartbeat alarms.
             * @member {Array.<string>} alarms
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.alarms = $util.emptyArray;

            /**
             * Heartbeat generation.
             * @member {number} generation
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.generation = 0;

            /**
             * Heartbeat isRunning.
             * @member {boolean} isRunning
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.isRunning = false;

            /**
             * Heartbeat hears.
             * @member {Array.<string>} hears
             * @memberof warren.peer.Heartbeat
             * @instance
             */
            Heartbeat.prototype.hears = $util.emptyArray;

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @function create
             * @memberof warren.peer.Heartbeat
             * @static
             * @param {warren.peer.Heartbeat.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Heartbeat} Heartbeat instance
             * @type {{
             *   (properties: warren.peer.Heartbeat.$Shape): warren.peer.Heartbeat & warren.peer.Heartbeat.$Shape;
             *   (properties?: warren.peer.Heartbeat.$Properties): warren.peer.Heartbeat;
             * }}
             */
            Heartbeat.create = function(properties) {
                return new Heartbeat(properties);
            };

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link warren.peer.Heartbeat.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Heartbeat
             * @static
             * @param {warren.peer.Heartbeat.$Properties} message Heartbeat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Heartbeat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && !$Object.is(message.incarnation, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.incarnation);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && !$Object.is(message.sequence, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.sequence);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.name);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.host);
                if (message.clusterPort != null && $Object.hasOwnProperty.call(message, "clusterPort") && message.clusterPort !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.clusterPort);
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && !$Object.is(message.lineage, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.lineage);
                if (message.connections != null && $Object.hasOwnProperty.call(message, "connections") && message.connections !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.connections);
                if (message.alarms != null && message.alarms.length)
                    for (let i = 0; i < message.alarms.length; ++i)
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.alarms[i]);
                if (message.generation != null && $Object.hasOwnProperty.call(message, "generation") && message.generation !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.generation);
                if (message.isRunning != null && $Object.hasOwnProperty.call(message, "isRunning") && message.isRunning !== false)
                    writer.uint32(/* id 10, wireType 0 =*/80).bool(message.isRunning);
                if (message.hears != null && message.hears.length)
                    for (let i = 0; i < message.hears.length; ++i)
                        writer.uint32(/* id 11, wireType 2 =*/90).string(message.hears[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Heartbeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Heartbeat & warren.peer.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Heartbeat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Heartbeat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.clusterPort = value;
                            else
                                delete message.clusterPort;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.connections = value;
                            else
                                delete message.connections;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.alarms && message.alarms.length))
                                message.alarms = [];
                            message.alarms.push(reader.stringVerify());
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.generation = value;
                            else
                                delete message.generation;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.isRunning = value;
                            else
                                delete message.isRunning;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            if (!(message.hears && message.hears.length))
                                message.hears = [];
                            message.hears.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Heartbeat;
        })();

        peer.Request = (function() {

            /**
             * Properties of a Request.
             * @typedef {Object} warren.peer.Request.$Properties
             * @property {number|null} [id] Request id
             * @property {string|null} [name] Request name
             * @property {Uint8Array|null} [payload] Request payload
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Request.
             * @memberof warren.peer
             * @interface IRequest
             * @augments warren.peer.Request.$Properties
             * @deprecated Use warren.peer.Request.$Properties instead.
             */

            /**
             * Shape of a Request.
             * @typedef {warren.peer.Request.$Properties} warren.peer.Request.$Shape
             */

            /**
             * Constructs a new Request.
             * @memberof warren.peer
             * @classdesc Represents a Request.
             * @constructor
             * @param {warren.peer.Request.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Request = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Request id.
             * @member {number} id
             * @memberof warren.peer.Request
             * @instance
             */
            Request.prototype.id = 0;

            /**
             * Request name.
             * @member {string} name
             * @memberof warren.peer.Request
             * @instance
             */
            Request.prototype.name = "";

            /**
             * Request payload.
             * @member {Uint8Array} payload
             * @memberof warren.peer.Request
             * @instance
             */
            Request.prototype.payload = $util.newBuffer([]);

            /**
             * Creates a new Request instance using the specified properties.
             * @function create
             * @memberof warren.peer.Request
             * @static
             * @param {warren.peer.Request.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Request} Request instance
             * @type {{
             *   (properties: warren.peer.Request.$Shape): warren.peer.Request & warren.peer.Request.$Shape;
             *   (properties?: warren.peer.Request.$Properties): warren.peer.Request;
             * }}
             */
            Request.create = function(properties) {
                return new Request(properties);
            };

            /**
             * Encodes the specified Request message. Does not implicitly {@link warren.peer.Request.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Request
             * @static
             * @param {warren.peer.Request.$Properties} message Request message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Request.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && !$Object.is(message.id, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.id);
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.payload);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Request
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Request & warren.peer.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Request.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Request();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.payload = value;
                            else
                                delete message.payload;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Request;
        })();

        peer.Response = (function() {

            /**
             * Properties of a Response.
             * @typedef {Object} warren.peer.Response.$Properties
             * @property {number|null} [id] Response id
             * @property {Uint8Array|null} [payload] Response payload
             * @property {string|null} [error] Response error
             * @property {"payload"|"error"} [result] Response result
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Response.
             * @memberof warren.peer
             * @interface IResponse
             * @augments warren.peer.Response.$Properties
             * @deprecated Use warren.peer.Response.$Properties instead.
             */

            /**
             * Narrowed shape of a Response.
             * @typedef {{
             *   id?: number|null;
             *   payload?: Uint8Array|null;
             *   error?: string|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ result?: undefined; payload?: null; error?: null }|{ result?: "payload"; payload: Uint8Array; error?: null }|{ result?: "error"; payload?: null; error: string })
             * )} warren.peer.Response.$Shape
             */

            /**
             * Constructs a new Response.
             * @memberof warren.peer
             * @classdesc Represents a Response.
             * @constructor
             * @param {warren.peer.Response.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Response = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Response id.
             * @member {number} id
             * @memberof warren.peer.Response
             * @instance
             */
            Response.prototype.id = 0;

            /**
             * Response payload.
             * @member {Uint8Array|null|undefined} payload
             * @memberof warren.peer.Response
             * @instance
             */
            Response.prototype.payload = null;

            /**
             * Response error.
             * @member {string|null|undefined} error
             * @memberof warren.peer.Response
             * @instance
             */
            Response.prototype.error = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Response result.
             * @member {"payload"|"error"|undefined} result
             * @memberof warren.peer.Response
             * @instance
             */
            $Object.defineProperty(Response.prototype, "result", {
                get: $util.oneOfGetter($oneOfFields = ["payload", "error"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Response instance using the specified properties.
             * @function create
             * @memberof warren.peer.Response
             * @static
             * @param {warren.peer.Response.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Response} Response instance
             * @type {{
             *   (properties: warren.peer.Response.$Shape): warren.peer.Response & warren.peer.Response.$Shape;
             *   (properties?: warren.peer.Response.$Properties): warren.peer.Response;
             * }}
             */
            Response.create = function(properties) {
                return new Response(properties);
            };

            /**
             * Encodes the specified Response message. Does not implicitly {@link warren.peer.Response.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Response
             * @static
             * @param {warren.peer.Response.$Properties} message Response message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Response.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && !$Object.is(message.id, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.id);
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.payload);
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.error);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Response message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Response
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Response & warren.peer.Response.$Shape} Response
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Response.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Response();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.payload = reader.bytes();
                            message.result = "payload";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.error = reader.stringVerify();
                            message.result = "error";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Response;
        })();

        peer.Configuration = (function() {

            /**
             * Properties of a Configuration.
             * @typedef {Object} warren.peer.Configuration.$Properties
             * @property {Array.<string>|null} [voters] Configuration voters
             * @property {Array.<string>|null} [learners] Configuration learners
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Configuration.
             * @memberof warren.peer
             * @interface IConfiguration
             * @augments warren.peer.Configuration.$Properties
             * @deprecated Use warren.peer.Configuration.$Properties instead.
             */

            /**
             * Shape of a Configuration.
             * @typedef {warren.peer.Configuration.$Properties} warren.peer.Configuration.$Shape
             */

            /**
             * Constructs a new Configuration.
             * @memberof warren.peer
             * @classdesc Represents a Configuration.
             * @constructor
             * @param {warren.peer.Configuration.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Configuration = function (properties) {
                this.voters = [];
                this.learners = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Configuration voters.
             * @member {Array.<string>} voters
             * @memberof warren.peer.Configuration
             * @instance
             */
            Configuration.prototype.voters = $util.emptyArray;

            /**
             * Configuration learners.
             * @member {Array.<string>} learners
             * @memberof warren.peer.Configuration
             * @instance
             */
            Configuration.prototype.learners = $util.emptyArray;

            /**
             * Creates a new Configuration instance using the specified properties.
             * @function create
             * @memberof warren.peer.Configuration
             * @static
             * @param {warren.peer.Configuration.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Configuration} Configuration instance
             * @type {{
             *   (properties: warren.peer.Configuration.$Shape): warren.peer.Configuration & warren.peer.Configuration.$Shape;
             *   (properties?: warren.peer.Configuration.$Properties): warren.peer.Configuration;
             * }}
             */
            Configuration.create = function(properties) {
                return new Configuration(properties);
            };

            /**
             * Encodes the specified Configuration message. Does not implicitly {@link warren.peer.Configuration.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Configuration
             * @static
             * @param {warren.peer.Configuration.$Properties} message Configuration message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Configuration.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.voters != null && message.voters.length)
                    for (let i = 0; i < message.voters.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.voters[i]);
                if (message.learners != null && message.learners.length)
                    for (let i = 0; i < message.learners.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.learners[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Configuration message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Configuration
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Configuration & warren.peer.Configuration.$Shape} Configuration
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Configuration.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Configuration();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.voters && message.voters.length))
                                message.voters = [];
                            message.voters.push(reader.stringVerify());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.learners && message.learners.length))
                                message.learners = [];
                            message.learners.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Configuration;
        })();

        peer.Entry = (function() {

            /**
             * Properties of an Entry.
             * @typedef {Object} warren.peer.Entry.$Properties
             * @property {number|null} [index] Entry index
             * @property {number|null} [term] Entry term
             * @property {warren.peer.Entry.Kind|null} [kind] Entry kind
             * @property {Uint8Array|null} [data] Entry data
             * @property {warren.peer.Configuration.$Properties|null} [configuration] Entry configuration
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Entry.
             * @memberof warren.peer
             * @interface IEntry
             * @augments warren.peer.Entry.$Properties
             * @deprecated Use warren.peer.Entry.$Properties instead.
             */

            /**
             * Shape of an Entry.
             * @typedef {warren.peer.Entry.$Properties} warren.peer.Entry.$Shape
             */

            /**
             * Constructs a new Entry.
             * @memberof warren.peer
             * @classdesc Represents an Entry.
             * @constructor
             * @param {warren.peer.Entry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Entry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Entry index.
             * @member {number} index
             * @memberof warren.peer.Entry
             * @instance
             */
            Entry.prototype.index = 0;

            /**
             * Entry term.
             * @member {number} term
             * @memberof warren.peer.Entry
             * @instance
             */
            Entry.prototype.term = 0;

            /**
             * Entry kind.
             * @member {warren.peer.Entry.Kind} kind
             * @memberof warren.peer.Entry
             * @instance
             */
            Entry.prototype.kind = 0;

            /**
             * Entry data.
             * @member {Uint8Array} data
             * @memberof warren.peer.Entry
             * @instance
             */
            Entry.prototype.data = $util.newBuffer([]);

            /**
             * Entry configuration.
             * @member {warren.peer.Configuration.$Properties|null|undefined} configuration
             * @memberof warren.peer.Entry
             * @instance
             */
            Entry.prototype.configuration = null;

            /**
             * Creates a new Entry instance using the specified properties.
             * @function create
             * @memberof warren.peer.Entry
             * @static
             * @param {warren.peer.Entry.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Entry} Entry instance
             * @type {{
             *   (properties: warren.peer.Entry.$Shape): warren.peer.Entry & warren.peer.Entry.$Shape;
             *   (properties?: warren.peer.Entry.$Properties): warren.peer.Entry;
             * }}
             */
            Entry.create = function(properties) {
                return new Entry(properties);
            };

            /**
             * Encodes the specified Entry message. Does not implicitly {@link warren.peer.Entry.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Entry
             * @static
             * @param {warren.peer.Entry.$Properties} message Entry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Entry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && !$Object.is(message.index, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.index);
                if (message.term != null && $Object.hasOwnProperty.call(message, "term") && !$Object.is(message.term, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.term);
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.kind);
                if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.data);
                if (message.configuration != null && $Object.hasOwnProperty.call(message, "configuration"))
                    $root.warren.peer.Configuration.encode(message.configuration, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Entry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Entry & warren.peer.Entry.$Shape} Entry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Entry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Entry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.term = value;
                            else
                                delete message.term;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.data = value;
                            else
                                delete message.data;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.configuration = $root.warren.peer.Configuration.decode(reader, reader.size(), $undefined, _depth + 1, message.configuration);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Kind enum.
             * @name warren.peer.Entry.Kind
             * @enum {number}
             * @property {number} COMMAND=0 COMMAND value
             * @property {number} CONFIGURATION=1 CONFIGURATION value
             * @property {number} EMPTY=2 EMPTY value
             */
            Entry.Kind = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "COMMAND"] = 0;
                values[valuesById[1] = "CONFIGURATION"] = 1;
                values[valuesById[2] = "EMPTY"] = 2;
                return values;
            })();

            return Entry;
        })();

        peer.Raft = (function() {

            /**
             * Properties of a Raft.
             * @typedef {Object} warren.peer.Raft.$Properties
             * @property {string|null} [from] Raft from
             * @property {string|null} [to] Raft to
             * @property {number|null} [term] Raft term
             * @property {warren.peer.RequestVote.$Properties|null} [requestVote] Raft requestVote
             * @property {warren.peer.RequestVoteReply.$Properties|null} [requestVoteReply] Raft requestVoteReply
             * @property {warren.peer.AppendEntries.$Properties|null} [appendEntries] Raft appendEntries
             * @property {warren.peer.AppendEntriesReply.$Properties|null} [appendEntriesReply] Raft appendEntriesReply
             * @property {warren.peer.RaftHeartbeat.$Properties|null} [heartbeat] Raft heartbeat
             * @property {warren.peer.RaftHeartbeatReply.$Properties|null} [heartbeatReply] Raft heartbeatReply
             * @property {warren.peer.InstallSnapshot.$Properties|null} [installSnapshot] Raft installSnapshot
             * @property {warren.peer.InstallSnapshotReply.$Properties|null} [installSnapshotReply] Raft installSnapshotReply
             * @property {warren.peer.TimeoutNow.$Properties|null} [timeoutNow] Raft timeoutNow
             * @property {warren.peer.ReadIndex.$Properties|null} [readIndex] Raft readIndex
             * @property {warren.peer.ReadIndexReply.$Properties|null} [readIndexReply] Raft readIndexReply
             * @property {number|null} [lineage] Raft lineage
             * @property {"requestVote"|"requestVoteReply"|"appendEntries"|"appendEntriesReply"|"heartbeat"|"heartbeatReply"|"installSnapshot"|"installSnapshotReply"|"timeoutNow"|"readIndex"|"readIndexReply"} [kind] Raft kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Raft.
             * @memberof warren.peer
             * @interface IRaft
             * @augments warren.peer.Raft.$Properties
             * @deprecated Use warren.peer.Raft.$Properties instead.
             */

            /**
             * Narrowed shape of a Raft.
             * @typedef {{
             *   from?: string|null;
             *   to?: string|null;
             *   term?: number|null;
             *   requestVote?: warren.peer.RequestVote.$Shape|null;
             *   requestVoteReply?: warren.peer.RequestVoteReply.$Shape|null;
             *   appendEntries?: warren.peer.AppendEntries.$Shape|null;
             *   appendEntriesReply?: warren.peer.AppendEntriesReply.$Shape|null;
             *   heartbeat?: warren.peer.RaftHeartbeat.$Shape|null;
             *   heartbeatReply?: warren.peer.RaftHeartbeatReply.$Shape|null;
             *   installSnapshot?: warren.peer.InstallSnapshot.$Shape|null;
             *   installSnapshotReply?: warren.peer.InstallSnapshotReply.$Shape|null;
             *   timeoutNow?: warren.peer.TimeoutNow.$Shape|null;
             *   readIndex?: warren.peer.ReadIndex.$Shape|null;
             *   readIndexReply?: warren.peer.ReadIndexReply.$Shape|null;
             *   lineage?: number|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "requestVote"; requestVote: warren.peer.RequestVote.$Shape; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "requestVoteReply"; requestVote?: null; requestVoteReply: warren.peer.RequestVoteReply.$Shape; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "appendEntries"; requestVote?: null; requestVoteReply?: null; appendEntries: warren.peer.AppendEntries.$Shape; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "appendEntriesReply"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply: warren.peer.AppendEntriesReply.$Shape; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "heartbeat"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat: warren.peer.RaftHeartbeat.$Shape; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "heartbeatReply"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply: warren.peer.RaftHeartbeatReply.$Shape; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "installSnapshot"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot: warren.peer.InstallSnapshot.$Shape; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "installSnapshotReply"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply: warren.peer.InstallSnapshotReply.$Shape; timeoutNow?: null; readIndex?: null; readIndexReply?: null }|{ kind?: "timeoutNow"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow: warren.peer.TimeoutNow.$Shape; readIndex?: null; readIndexReply?: null }|{ kind?: "readIndex"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex: warren.peer.ReadIndex.$Shape; readIndexReply?: null }|{ kind?: "readIndexReply"; requestVote?: null; requestVoteReply?: null; appendEntries?: null; appendEntriesReply?: null; heartbeat?: null; heartbeatReply?: null; installSnapshot?: null; installSnapshotReply?: null; timeoutNow?: null; readIndex?: null; readIndexReply: warren.peer.ReadIndexReply.$Shape })
             * )} warren.peer.Raft.$Shape
             */

            /**
             * Constructs a new Raft.
             * @memberof warren.peer
             * @classdesc Represents a Raft.
             * @constructor
             * @param {warren.peer.Raft.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Raft = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Raft from.
             * @member {string} from
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.from = "";

            /**
             * Raft to.
             * @member {string} to
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.to = "";

            /**
             * Raft term.
             * @member {number} term
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.term = 0;

            /**
             * Raft requestVote.
             * @member {warren.peer.RequestVote.$Properties|null|undefined} requestVote
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.requestVote = null;

            /**
             * Raft requestVoteReply.
             * @member {warren.peer.RequestVoteReply.$Properties|null|undefined} requestVoteReply
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.requestVoteReply = null;

            /**
             * Raft appendEntries.
             * @member {warren.peer.AppendEntries.$Properties|null|undefined} appendEntries
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.appendEntries = null;

            /**
             * Raft appendEntriesReply.
             * @member {warren.peer.AppendEntriesReply.$Properties|null|undefined} appendEntriesReply
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.appendEntriesReply = null;

            /**
             * Raft heartbeat.
             * @member {warren.peer.RaftHeartbeat.$Properties|null|undefined} heartbeat
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.heartbeat = null;

            /**
             * Raft heartbeatReply.
             * @member {warren.peer.RaftHeartbeatReply.$Properties|null|undefined} heartbeatReply
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.heartbeatReply = null;

            /**
             * Raft installSnapshot.
             * @member {warren.peer.InstallSnapshot.$Properties|null|undefined} installSnapshot
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.installSnapshot = null;

            /**
             * Raft installSnapshotReply.
             * @member {warren.peer.InstallSnapshotReply.$Properties|null|undefined} installSnapshotReply
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.installSnapshotReply = null;

            /**
             * Raft timeoutNow.
             * @member {warren.peer.TimeoutNow.$Properties|null|undefined} timeoutNow
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.timeoutNow = null;

            /**
             * Raft readIndex.
             * @member {warren.peer.ReadIndex.$Properties|null|undefined} readIndex
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.readIndex = null;

            /**
             * Raft readIndexReply.
             * @member {warren.peer.ReadIndexReply.$Properties|null|undefined} readIndexReply
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.readIndexReply = null;

            /**
             * Raft lineage.
             * @member {number} lineage
             * @memberof warren.peer.Raft
             * @instance
             */
            Raft.prototype.lineage = 0;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Raft kind.
             * @member {"requestVote"|"requestVoteReply"|"appendEntries"|"appendEntriesReply"|"heartbeat"|"heartbeatReply"|"installSnapshot"|"installSnapshotReply"|"timeoutNow"|"readIndex"|"readIndexReply"|undefined} kind
             * @memberof warren.peer.Raft
             * @instance
             */
            $Object.defineProperty(Raft.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["requestVote", "requestVoteReply", "appendEntries", "appendEntriesReply", "heartbeat", "heartbeatReply", "installSnapshot", "installSnapshotReply", "timeoutNow", "readIndex", "readIndexReply"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Raft instance using the specified properties.
             * @function create
             * @memberof warren.peer.Raft
             * @static
             * @param {warren.peer.Raft.$Properties=} [properties] Properties to set
             * @returns {warren.peer.Raft} Raft instance
             * @type {{
             *   (properties: warren.peer.Raft.$Shape): warren.peer.Raft & warren.peer.Raft.$Shape;
             *   (properties?: warren.peer.Raft.$Properties): warren.peer.Raft;
             * }}
             */
            Raft.create = function(properties) {
                return new Raft(properties);
            };

            /**
             * Encodes the specified Raft message. Does not implicitly {@link warren.peer.Raft.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.Raft
             * @static
             * @param {warren.peer.Raft.$Properties} message Raft message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Raft.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.from);
                if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.to);
                if (message.term != null && $Object.hasOwnProperty.call(message, "term") && !$Object.is(message.term, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.term);
                if (message.requestVote != null && $Object.hasOwnProperty.call(message, "requestVote"))
                    $root.warren.peer.RequestVote.encode(message.requestVote, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.requestVoteReply != null && $Object.hasOwnProperty.call(message, "requestVoteReply"))
                    $root.warren.peer.RequestVoteReply.encode(message.requestVoteReply, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.appendEntries != null && $Object.hasOwnProperty.call(message, "appendEntries"))
                    $root.warren.peer.AppendEntries.encode(message.appendEntries, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.appendEntriesReply != null && $Object.hasOwnProperty.call(message, "appendEntriesReply"))
                    $root.warren.peer.AppendEntriesReply.encode(message.appendEntriesReply, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.warren.peer.RaftHeartbeat.encode(message.heartbeat, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.heartbeatReply != null && $Object.hasOwnProperty.call(message, "heartbeatReply"))
                    $root.warren.peer.RaftHeartbeatReply.encode(message.heartbeatReply, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.installSnapshot != null && $Object.hasOwnProperty.call(message, "installSnapshot"))
                    $root.warren.peer.InstallSnapshot.encode(message.installSnapshot, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.installSnapshotReply != null && $Object.hasOwnProperty.call(message, "installSnapshotReply"))
                    $root.warren.peer.InstallSnapshotReply.encode(message.installSnapshotReply, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.timeoutNow != null && $Object.hasOwnProperty.call(message, "timeoutNow"))
                    $root.warren.peer.TimeoutNow.encode(message.timeoutNow, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.readIndex != null && $Object.hasOwnProperty.call(message, "readIndex"))
                    $root.warren.peer.ReadIndex.encode(message.readIndex, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.readIndexReply != null && $Object.hasOwnProperty.call(message, "readIndexReply"))
                    $root.warren.peer.ReadIndexReply.encode(message.readIndexReply, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.lineage != null && $Object.hasOwnProperty.call(message, "lineage") && !$Object.is(message.lineage, 0))
                    writer.uint32(/* id 15, wireType 1 =*/121).double(message.lineage);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Raft message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.Raft
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.Raft & warren.peer.Raft.$Shape} Raft
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Raft.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.Raft();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.to = value;
                            else
                                delete message.to;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.term = value;
                            else
                                delete message.term;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.requestVote = $root.warren.peer.RequestVote.decode(reader, reader.size(), $undefined, _depth + 1, message.requestVote);
                            message.kind = "requestVote";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.requestVoteReply = $root.warren.peer.RequestVoteReply.decode(reader, reader.size(), $undefined, _depth + 1, message.requestVoteReply);
                            message.kind = "requestVoteReply";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.appendEntries = $root.warren.peer.AppendEntries.decode(reader, reader.size(), $undefined, _depth + 1, message.appendEntries);
                            message.kind = "appendEntries";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.appendEntriesReply = $root.warren.peer.AppendEntriesReply.decode(reader, reader.size(), $undefined, _depth + 1, message.appendEntriesReply);
                            message.kind = "appendEntriesReply";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.warren.peer.RaftHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            message.kind = "heartbeat";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.heartbeatReply = $root.warren.peer.RaftHeartbeatReply.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeatReply);
                            message.kind = "heartbeatReply";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.installSnapshot = $root.warren.peer.InstallSnapshot.decode(reader, reader.size(), $undefined, _depth + 1, message.installSnapshot);
                            message.kind = "installSnapshot";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.installSnapshotReply = $root.warren.peer.InstallSnapshotReply.decode(reader, reader.size(), $undefined, _depth + 1, message.installSnapshotReply);
                            message.kind = "installSnapshotReply";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.timeoutNow = $root.warren.peer.TimeoutNow.decode(reader, reader.size(), $undefined, _depth + 1, message.timeoutNow);
                            message.kind = "timeoutNow";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.readIndex = $root.warren.peer.ReadIndex.decode(reader, reader.size(), $undefined, _depth + 1, message.readIndex);
                            message.kind = "readIndex";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.readIndexReply = $root.warren.peer.ReadIndexReply.decode(reader, reader.size(), $undefined, _depth + 1, message.readIndexReply);
                            message.kind = "readIndexReply";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lineage = value;
                            else
                                delete message.lineage;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Raft;
        })();

        peer.RequestVote = (function() {

            /**
             * Properties of a RequestVote.
             * @typedef {Object} warren.peer.RequestVote.$Properties
             * @property {boolean|null} [preVote] RequestVote preVote
             * @property {number|null} [lastIndex] RequestVote lastIndex
             * @property {number|null} [lastTerm] RequestVote lastTerm
             * @property {boolean|null} [transfer] RequestVote transfer
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RequestVote.
             * @memberof warren.peer
             * @interface IRequestVote
             * @augments warren.peer.RequestVote.$Properties
             * @deprecated Use warren.peer.RequestVote.$Properties instead.
             */

            /**
             * Shape of a RequestVote.
             * @typedef {warren.peer.RequestVote.$Properties} warren.peer.RequestVote.$Shape
             */

            /**
             * Constructs a new RequestVote.
             * @memberof warren.peer
             * @classdesc Represents a RequestVote.
             * @constructor
             * @param {warren.peer.RequestVote.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RequestVote = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RequestVote preVote.
             * @member {boolean} preVote
             * @memberof warren.peer.RequestVote
             * @instance
             */
            RequestVote.prototype.preVote = false;

            /**
             * RequestVote lastIndex.
             * @member {number} lastIndex
             * @memberof warren.peer.RequestVote
             * @instance
             */
            RequestVote.prototype.lastIndex = 0;

            /**
             * RequestVote lastTerm.
             * @member {number} lastTerm
             * @memberof warren.peer.RequestVote
             * @instance
             */
            RequestVote.prototype.lastTerm = 0;

            /**
             * RequestVote transfer.
             * @member {boolean} transfer
             * @memberof warren.peer.RequestVote
             * @instance
             */
            RequestVote.prototype.transfer = false;

            /**
             * Creates a new RequestVote instance using the specified properties.
             * @function create
             * @memberof warren.peer.RequestVote
             * @static
             * @param {warren.peer.RequestVote.$Properties=} [properties] Properties to set
             * @returns {warren.peer.RequestVote} RequestVote instance
             * @type {{
             *   (properties: warren.peer.RequestVote.$Shape): warren.peer.RequestVote & warren.peer.RequestVote.$Shape;
             *   (properties?: warren.peer.RequestVote.$Properties): warren.peer.RequestVote;
             * }}
             */
            RequestVote.create = function(properties) {
                return new RequestVote(properties);
            };

            /**
             * Encodes the specified RequestVote message. Does not implicitly {@link warren.peer.RequestVote.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.RequestVote
             * @static
             * @param {warren.peer.RequestVote.$Properties} message RequestVote message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RequestVote.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.preVote != null && $Object.hasOwnProperty.call(message, "preVote") && message.preVote !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.preVote);
                if (message.lastIndex != null && $Object.hasOwnProperty.call(message, "lastIndex") && !$Object.is(message.lastIndex, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.lastIndex);
                if (message.lastTerm != null && $Object.hasOwnProperty.call(message, "lastTerm") && !$Object.is(message.lastTerm, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.lastTerm);
                if (message.transfer != null && $Object.hasOwnProperty.call(message, "transfer") && message.transfer !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.transfer);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RequestVote message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.RequestVote
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.RequestVote & warren.peer.RequestVote.$Shape} RequestVote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RequestVote.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.RequestVote();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.preVote = value;
                            else
                                delete message.preVote;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lastIndex = value;
                            else
                                delete message.lastIndex;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.lastTerm = value;
                            else
                                delete message.lastTerm;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.transfer = value;
                            else
                                delete message.transfer;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RequestVote;
        })();

        peer.RequestVoteReply = (function() {

            /**
             * Properties of a RequestVoteReply.
             * @typedef {Object} warren.peer.RequestVoteReply.$Properties
             * @property {boolean|null} [preVote] RequestVoteReply preVote
             * @property {boolean|null} [granted] RequestVoteReply granted
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RequestVoteReply.
             * @memberof warren.peer
             * @interface IRequestVoteReply
             * @augments warren.peer.RequestVoteReply.$Properties
             * @deprecated Use warren.peer.RequestVoteReply.$Properties instead.
             */

            /**
             * Shape of a RequestVoteReply.
             * @typedef {warren.peer.RequestVoteReply.$Properties} warren.peer.RequestVoteReply.$Shape
             */

            /**
             * Constructs a new RequestVoteReply.
             * @memberof warren.peer
             * @classdesc Represents a RequestVoteReply.
             * @constructor
             * @param {warren.peer.RequestVoteReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RequestVoteReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RequestVoteReply preVote.
             * @member {boolean} preVote
             * @memberof warren.peer.RequestVoteReply
             * @instance
             */
            RequestVoteReply.prototype.preVote = false;

            /**
             * RequestVoteReply granted.
             * @member {boolean} granted
             * @memberof warren.peer.RequestVoteReply
             * @instance
             */
            RequestVoteReply.prototype.granted = false;

            /**
             * Creates a new RequestVoteReply instance using the specified properties.
             * @function create
             * @memberof warren.peer.RequestVoteReply
             * @static
             * @param {warren.peer.RequestVoteReply.$Properties=} [properties] Properties to set
             * @returns {warren.peer.RequestVoteReply} RequestVoteReply instance
             * @type {{
             *   (properties: warren.peer.RequestVoteReply.$Shape): warren.peer.RequestVoteReply & warren.peer.RequestVoteReply.$Shape;
             *   (properties?: warren.peer.RequestVoteReply.$Properties): warren.peer.RequestVoteReply;
             * }}
             */
            RequestVoteReply.create = function(properties) {
                return new RequestVoteReply(properties);
            };

            /**
             * Encodes the specified RequestVoteReply message. Does not implicitly {@link warren.peer.RequestVoteReply.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.RequestVoteReply
             * @static
             * @param {warren.peer.RequestVoteReply.$Properties} message RequestVoteReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RequestVoteReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.preVote != null && $Object.hasOwnProperty.call(message, "preVote") && message.preVote !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.preVote);
                if (message.granted != null && $Object.hasOwnProperty.call(message, "granted") && message.granted !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.granted);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RequestVoteReply message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.RequestVoteReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.RequestVoteReply & warren.peer.RequestVoteReply.$Shape} RequestVoteReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RequestVoteReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.RequestVoteReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.preVote = value;
                            else
                                delete message.preVote;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.granted = value;
                            else
                                delete message.granted;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RequestVoteReply;
        })();

        peer.AppendEntries = (function() {

            /**
             * Properties of an AppendEntries.
             * @typedef {Object} warren.peer.AppendEntries.$Properties
             * @property {number|null} [previousIndex] AppendEntries previousIndex
             * @property {number|null} [previousTerm] AppendEntries previousTerm
             * @property {Array.<warren.peer.Entry.$Properties>|null} [entries] AppendEntries entries
             * @property {number|null} [commitIndex] AppendEntries commitIndex
             * @property {boolean|null} [isNews] AppendEntries isNews
             * @property {number|null} [stableIndex] AppendEntries stableIndex
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendEntries.
             * @memberof warren.peer
             * @interface IAppendEntries
             * @augments warren.peer.AppendEntries.$Properties
             * @deprecated Use warren.peer.AppendEntries.$Properties instead.
             */

            /**
             * Shape of an AppendEntries.
             * @typedef {warren.peer.AppendEntries.$Properties} warren.peer.AppendEntries.$Shape
             */

            /**
             * Constructs a new AppendEntries.
             * @memberof warren.peer
             * @classdesc Represents an AppendEntries.
             * @constructor
             * @param {warren.peer.AppendEntries.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendEntries = function (properties) {
                this.entries = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendEntries previousIndex.
             * @member {number} previousIndex
             * @memberof warren.peer.AppendEntries
             * @instance
             */
            AppendEntries.prototype.previousIndex = 0;

            /**
             * AppendEntries previousTerm.
             * @member {number} previousTerm
             * @memberof warren.peer.AppendEntries
             * @instance
             */
            AppendEntries.prototype.previousTerm = 0;

            /**
             * AppendEntries entries.
             * @member {Array.<warren.peer.Entry.$Properties>} entries
             * @memberof warren.peer.AppendEntries
             * @instance
             */
            AppendEntries.prototype.entries = $util.emptyArray;

            /**
             * AppendEntries commitIndex.
             * @member {number} commitIndex
             * @memberof warren.peer.AppendEntries
             * @instance
             */
            AppendEntries.prototype.commitIndex = 0;

            /**
             * AppendEntries isNews.
             * @member {boolean} isNews
             * @memberof warren.peer.AppendEntries
             * @instance
             */
            AppendEntries.prototype.isNews = false;

            /**
             * AppendEntries stableIndex.
             * @member {number} stableIndex
             * @memberof warren.peer.AppendEntries
             * @instance
             */
            AppendEntries.prototype.stableIndex = 0;

            /**
             * Creates a new AppendEntries instance using the specified properties.
             * @function create
             * @memberof warren.peer.AppendEntries
             * @static
             * @param {warren.peer.AppendEntries.$Properties=} [properties] Properties to set
             * @returns {warren.peer.AppendEntries} AppendEntries instance
             * @type {{
             *   (properties: warren.peer.AppendEntries.$Shape): warren.peer.AppendEntries & warren.peer.AppendEntries.$Shape;
             *   (properties?: warren.peer.AppendEntries.$Properties): warren.peer.AppendEntries;
             * }}
             */
            AppendEntries.create = function(properties) {
                return new AppendEntries(properties);
            };

            /**
             * Encodes the specified AppendEntries message. Does not implicitly {@link warren.peer.AppendEntries.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.AppendEntries
             * @static
             * @param {warren.peer.AppendEntries.$Properties} message AppendEntries message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendEntries.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.previousIndex != null && $Object.hasOwnProperty.call(message, "previousIndex") && !$Object.is(message.previousIndex, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.previousIndex);
                if (message.previousTerm != null && $Object.hasOwnProperty.call(message, "previousTerm") && !$Object.is(message.previousTerm, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.previousTerm);
                if (message.entries != null && message.entries.length)
                    for (let i = 0; i < message.entries.length; ++i)
                        $root.warren.peer.Entry.encode(message.entries[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.commitIndex != null && $Object.hasOwnProperty.call(message, "commitIndex") && !$Object.is(message.commitIndex, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.commitIndex);
                if (message.isNews != null && $Object.hasOwnProperty.call(message, "isNews") && message.isNews !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.isNews);
                if (message.stableIndex != null && $Object.hasOwnProperty.call(message, "stableIndex") && !$Object.is(message.stableIndex, 0))
                    writer.uint32(/* id 6, wireType 1 =*/49).double(message.stableIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendEntries message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.AppendEntries
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.AppendEntries & warren.peer.AppendEntries.$Shape} AppendEntries
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendEntries.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.AppendEntries();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.previousIndex = value;
                            else
                                delete message.previousIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.previousTerm = value;
                            else
                                delete message.previousTerm;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.entries && message.entries.length))
                                message.entries = [];
                            message.entries.push($root.warren.peer.Entry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.commitIndex = value;
                            else
                                delete message.commitIndex;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.isNews = value;
                            else
                                delete message.isNews;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.stableIndex = value;
                            else
                                delete message.stableIndex;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppendEntries;
        })();

        peer.AppendEntriesReply = (function() {

            /**
             * Properties of an AppendEntriesReply.
             * @typedef {Object} warren.peer.AppendEntriesReply.$Properties
             * @property {boolean|null} [accepted] AppendEntriesReply accepted
             * @property {number|null} [matchIndex] AppendEntriesReply matchIndex
             * @property {number|null} [rejectedIndex] AppendEntriesReply rejectedIndex
             * @property {number|null} [hintIndex] AppendEntriesReply hintIndex
             * @property {number|null} [hintTerm] AppendEntriesReply hintTerm
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppendEntriesReply.
             * @memberof warren.peer
             * @interface IAppendEntriesReply
             * @augments warren.peer.AppendEntriesReply.$Properties
             * @deprecated Use warren.peer.AppendEntriesReply.$Properties instead.
             */

            /**
             * Shape of an AppendEntriesReply.
             * @typedef {warren.peer.AppendEntriesReply.$Properties} warren.peer.AppendEntriesReply.$Shape
             */

            /**
             * Constructs a new AppendEntriesReply.
             * @memberof warren.peer
             * @classdesc Represents an AppendEntriesReply.
             * @constructor
             * @param {warren.peer.AppendEntriesReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppendEntriesReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppendEntriesReply accepted.
             * @member {boolean} accepted
             * @memberof warren.peer.AppendEntriesReply
             * @instance
             */
            AppendEntriesReply.prototype.accepted = false;

            /**
             * AppendEntriesReply matchIndex.
             * @member {number} matchIndex
             * @memberof warren.peer.AppendEntriesReply
             * @instance
             */
            AppendEntriesReply.prototype.matchIndex = 0;

            /**
             * AppendEntriesReply rejectedIndex.
             * @member {number} rejectedIndex
             * @memberof warren.peer.AppendEntriesReply
             * @instance
             */
            AppendEntriesReply.prototype.rejectedIndex = 0;

            /**
             * AppendEntriesReply hintIndex.
             * @member {number} hintIndex
             * @memberof warren.peer.AppendEntriesReply
             * @instance
             */
            AppendEntriesReply.prototype.hintIndex = 0;

            /**
             * AppendEntriesReply hintTerm.
             * @member {number} hintTerm
             * @memberof warren.peer.AppendEntriesReply
             * @instance
             */
            AppendEntriesReply.prototype.hintTerm = 0;

            /**
             * Creates a new AppendEntriesReply instance using the specified properties.
             * @function create
             * @memberof warren.peer.AppendEntriesReply
             * @static
             * @param {warren.peer.AppendEntriesReply.$Properties=} [properties] Properties to set
             * @returns {warren.peer.AppendEntriesReply} AppendEntriesReply instance
             * @type {{
             *   (properties: warren.peer.AppendEntriesReply.$Shape): warren.peer.AppendEntriesReply & warren.peer.AppendEntriesReply.$Shape;
             *   (properties?: warren.peer.AppendEntriesReply.$Properties): warren.peer.AppendEntriesReply;
             * }}
             */
            AppendEntriesReply.create = function(properties) {
                return new AppendEntriesReply(properties);
            };

            /**
             * Encodes the specified AppendEntriesReply message. Does not implicitly {@link warren.peer.AppendEntriesReply.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.AppendEntriesReply
             * @static
             * @param {warren.peer.AppendEntriesReply.$Properties} message AppendEntriesReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppendEntriesReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.accepted != null && $Object.hasOwnProperty.call(message, "accepted") && message.accepted !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.accepted);
                if (message.matchIndex != null && $Object.hasOwnProperty.call(message, "matchIndex") && !$Object.is(message.matchIndex, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.matchIndex);
                if (message.rejectedIndex != null && $Object.hasOwnProperty.call(message, "rejectedIndex") && !$Object.is(message.rejectedIndex, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.rejectedIndex);
                if (message.hintIndex != null && $Object.hasOwnProperty.call(message, "hintIndex") && !$Object.is(message.hintIndex, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.hintIndex);
                if (message.hintTerm != null && $Object.hasOwnProperty.call(message, "hintTerm") && !$Object.is(message.hintTerm, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.hintTerm);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppendEntriesReply message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.AppendEntriesReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.AppendEntriesReply & warren.peer.AppendEntriesReply.$Shape} AppendEntriesReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppendEntriesReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.AppendEntriesReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.accepted = value;
                            else
                                delete message.accepted;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.matchIndex = value;
                            else
                                delete message.matchIndex;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.rejectedIndex = value;
                            else
                                delete message.rejectedIndex;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.hintIndex = value;
                            else
                                delete message.hintIndex;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.hintTerm = value;
                            else
                                delete message.hintTerm;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppendEntriesReply;
        })();

        peer.RaftHeartbeat = (function() {

            /**
             * Properties of a RaftHeartbeat.
             * @typedef {Object} warren.peer.RaftHeartbeat.$Properties
             * @property {number|null} [commitIndex] RaftHeartbeat commitIndex
             * @property {number|null} [commitTerm] RaftHeartbeat commitTerm
             * @property {number|null} [readRound] RaftHeartbeat readRound
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RaftHeartbeat.
             * @memberof warren.peer
             * @interface IRaftHeartbeat
             * @augments warren.peer.RaftHeartbeat.$Properties
             * @deprecated Use warren.peer.RaftHeartbeat.$Properties instead.
             */

            /**
             * Shape of a RaftHeartbeat.
             * @typedef {warren.peer.RaftHeartbeat.$Properties} warren.peer.RaftHeartbeat.$Shape
             */

            /**
             * Constructs a new RaftHeartbeat.
             * @memberof warren.peer
             * @classdesc Represents a RaftHeartbeat.
             * @constructor
             * @param {warren.peer.RaftHeartbeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RaftHeartbeat = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RaftHeartbeat commitIndex.
             * @member {number} commitIndex
             * @memberof warren.peer.RaftHeartbeat
             * @instance
             */
            RaftHeartbeat.prototype.commitIndex = 0;

            /**
             * RaftHeartbeat commitTerm.
             * @member {number} commitTerm
             * @memberof warren.peer.RaftHeartbeat
             * @instance
             */
            RaftHeartbeat.prototype.commitTerm = 0;

            /**
             * RaftHeartbeat readRound.
             * @member {number} readRound
             * @memberof warren.peer.RaftHeartbeat
             * @instance
             */
            RaftHeartbeat.prototype.readRound = 0;

            /**
             * Creates a new RaftHeartbeat instance using the specified properties.
             * @function create
             * @memberof warren.peer.RaftHeartbeat
             * @static
             * @param {warren.peer.RaftHeartbeat.$Properties=} [properties] Properties to set
             * @returns {warren.peer.RaftHeartbeat} RaftHeartbeat instance
             * @type {{
             *   (properties: warren.peer.RaftHeartbeat.$Shape): warren.peer.RaftHeartbeat & warren.peer.RaftHeartbeat.$Shape;
             *   (properties?: warren.peer.RaftHeartbeat.$Properties): warren.peer.RaftHeartbeat;
             * }}
             */
            RaftHeartbeat.create = function(properties) {
                return new RaftHeartbeat(properties);
            };

            /**
             * Encodes the specified RaftHeartbeat message. Does not implicitly {@link warren.peer.RaftHeartbeat.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.RaftHeartbeat
             * @static
             * @param {warren.peer.RaftHeartbeat.$Properties} message RaftHeartbeat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RaftHeartbeat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.commitIndex != null && $Object.hasOwnProperty.call(message, "commitIndex") && !$Object.is(message.commitIndex, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.commitIndex);
                if (message.commitTerm != null && $Object.hasOwnProperty.call(message, "commitTerm") && !$Object.is(message.commitTerm, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.commitTerm);
                if (message.readRound != null && $Object.hasOwnProperty.call(message, "readRound") && !$Object.is(message.readRound, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.readRound);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RaftHeartbeat message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.RaftHeartbeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.RaftHeartbeat & warren.peer.RaftHeartbeat.$Shape} RaftHeartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RaftHeartbeat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.RaftHeartbeat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.commitIndex = value;
                            else
                                delete message.commitIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.commitTerm = value;
                            else
                                delete message.commitTerm;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readRound = value;
                            else
                                delete message.readRound;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RaftHeartbeat;
        })();

        peer.RaftHeartbeatReply = (function() {

            /**
             * Properties of a RaftHeartbeatReply.
             * @typedef {Object} warren.peer.RaftHeartbeatReply.$Properties
             * @property {number|null} [readRound] RaftHeartbeatReply readRound
             * @property {number|null} [lastIndex] RaftHeartbeatReply lastIndex
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RaftHeartbeatReply.
             * @memberof warren.peer
             * @interface IRaftHeartbeatReply
             * @augments warren.peer.RaftHeartbeatReply.$Properties
             * @deprecated Use warren.peer.RaftHeartbeatReply.$Properties instead.
             */

            /**
             * Shape of a RaftHeartbeatReply.
             * @typedef {warren.peer.RaftHeartbeatReply.$Properties} warren.peer.RaftHeartbeatReply.$Shape
             */

            /**
             * Constructs a new RaftHeartbeatReply.
             * @memberof warren.peer
             * @classdesc Represents a RaftHeartbeatReply.
             * @constructor
             * @param {warren.peer.RaftHeartbeatReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RaftHeartbeatReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RaftHeartbeatReply readRound.
             * @member {number} readRound
             * @memberof warren.peer.RaftHeartbeatReply
             * @instance
             */
            RaftHeartbeatReply.prototype.readRound = 0;

            /**
             * RaftHeartbeatReply lastIndex.
             * @member {number|null|undefined} lastIndex
             * @memberof warren.peer.RaftHeartbeatReply
             * @instance
             */
            RaftHeartbeatReply.prototype.lastIndex = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(RaftHeartbeatReply.prototype, "_lastIndex", {
                get: $util.oneOfGetter($oneOfFields = ["lastIndex"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new RaftHeartbeatReply instance using the specified properties.
             * @function create
             * @memberof warren.peer.RaftHeartbeatReply
             * @static
             * @param {warren.peer.RaftHeartbeatReply.$Properties=} [properties] Properties to set
             * @returns {warren.peer.RaftHeartbeatReply} RaftHeartbeatReply instance
             * @type {{
             *   (properties: warren.peer.RaftHeartbeatReply.$Shape): warren.peer.RaftHeartbeatReply & warren.peer.RaftHeartbeatReply.$Shape;
             *   (properties?: warren.peer.RaftHeartbeatReply.$Properties): warren.peer.RaftHeartbeatReply;
             * }}
             */
            RaftHeartbeatReply.create = function(properties) {
                return new RaftHeartbeatReply(properties);
            };

            /**
             * Encodes the specified RaftHeartbeatReply message. Does not implicitly {@link warren.peer.RaftHeartbeatReply.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.RaftHeartbeatReply
             * @static
             * @param {warren.peer.RaftHeartbeatReply.$Properties} message RaftHeartbeatReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RaftHeartbeatReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.readRound != null && $Object.hasOwnProperty.call(message, "readRound") && !$Object.is(message.readRound, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.readRound);
                if (message.lastIndex != null && $Object.hasOwnProperty.call(message, "lastIndex"))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.lastIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RaftHeartbeatReply message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.RaftHeartbeatReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.RaftHeartbeatReply & warren.peer.RaftHeartbeatReply.$Shape} RaftHeartbeatReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RaftHeartbeatReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.RaftHeartbeatReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.readRound = value;
                            else
                                delete message.readRound;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            message.lastIndex = reader.double();
                            message._lastIndex = "lastIndex";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RaftHeartbeatReply;
        })();

        peer.InstallSnapshot = (function() {

            /**
             * Properties of an InstallSnapshot.
             * @typedef {Object} warren.peer.InstallSnapshot.$Properties
             * @property {number|null} [snapshotIndex] InstallSnapshot snapshotIndex
             * @property {number|null} [snapshotTerm] InstallSnapshot snapshotTerm
             * @property {warren.peer.Configuration.$Properties|null} [configuration] InstallSnapshot configuration
             * @property {number|null} [offset] InstallSnapshot offset
             * @property {number|null} [totalBytes] InstallSnapshot totalBytes
             * @property {Uint8Array|null} [piece] InstallSnapshot piece
             * @property {boolean|null} [done] InstallSnapshot done
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an InstallSnapshot.
             * @memberof warren.peer
             * @interface IInstallSnapshot
             * @augments warren.peer.InstallSnapshot.$Properties
             * @deprecated Use warren.peer.InstallSnapshot.$Properties instead.
             */

            /**
             * Shape of an InstallSnapshot.
             * @typedef {warren.peer.InstallSnapshot.$Properties} warren.peer.InstallSnapshot.$Shape
             */

            /**
             * Constructs a new InstallSnapshot.
             * @memberof warren.peer
             * @classdesc Represents an InstallSnapshot.
             * @constructor
             * @param {warren.peer.InstallSnapshot.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const InstallSnapshot = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * InstallSnapshot snapshotIndex.
             * @member {number} snapshotIndex
             * @memberof warren.peer.InstallSnapshot
             * @instance
             */
            InstallSnapshot.prototype.snapshotIndex = 0;

            /**
             * InstallSnapshot snapshotTerm.
             * @member {number} snapshotTerm
             * @memberof warren.peer.InstallSnapshot
             * @instance
             */
            InstallSnapshot.prototype.snapshotTerm = 0;

            /**
             * InstallSnapshot configuration.
             * @member {warren.peer.Configuration.$Properties|null|undefined} configuration
             * @memberof warren.peer.InstallSnapshot
             * @instance
             */
            InstallSnapshot.prototype.configuration = null;

            /**
             * InstallSnapshot offset.
             * @member {number} offset
             * @memberof warren.peer.InstallSnapshot
             * @instance
             */
            InstallSnapshot.prototype.offset = 0;

            /**
             * InstallSnapshot totalBytes.
             * @member {number} totalBytes
             * @memberof warren.peer.InstallSnapshot
             * @instance
             */
            InstallSnapshot.prototype.totalBytes = 0;

            /**
             * InstallSnapshot piece.
             * @member {Uint8Array} piece
             * @memberof warren.peer.InstallSnapshot
             * @instance
             */
            InstallSnapshot.prototype.piece = $util.newBuffer([]);

            /**
             * InstallSnapshot done.
             * @member {boolean} done
             * @memberof warren.peer.InstallSnapshot
             * @instance
             */
            InstallSnapshot.prototype.done = false;

            /**
             * Creates a new InstallSnapshot instance using the specified properties.
             * @function create
             * @memberof warren.peer.InstallSnapshot
             * @static
             * @param {warren.peer.InstallSnapshot.$Properties=} [properties] Properties to set
             * @returns {warren.peer.InstallSnapshot} InstallSnapshot instance
             * @type {{
             *   (properties: warren.peer.InstallSnapshot.$Shape): warren.peer.InstallSnapshot & warren.peer.InstallSnapshot.$Shape;
             *   (properties?: warren.peer.InstallSnapshot.$Properties): warren.peer.InstallSnapshot;
             * }}
             */
            InstallSnapshot.create = function(properties) {
                return new InstallSnapshot(properties);
            };

            /**
             * Encodes the specified InstallSnapshot message. Does not implicitly {@link warren.peer.InstallSnapshot.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.InstallSnapshot
             * @static
             * @param {warren.peer.InstallSnapshot.$Properties} message InstallSnapshot message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            InstallSnapshot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.snapshotIndex != null && $Object.hasOwnProperty.call(message, "snapshotIndex") && !$Object.is(message.snapshotIndex, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.snapshotIndex);
                if (message.snapshotTerm != null && $Object.hasOwnProperty.call(message, "snapshotTerm") && !$Object.is(message.snapshotTerm, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.snapshotTerm);
                if (message.configuration != null && $Object.hasOwnProperty.call(message, "configuration"))
                    $root.warren.peer.Configuration.encode(message.configuration, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && !$Object.is(message.offset, 0))
                    writer.uint32(/* id 4, wireType 1 =*/33).double(message.offset);
                if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes") && !$Object.is(message.totalBytes, 0))
                    writer.uint32(/* id 5, wireType 1 =*/41).double(message.totalBytes);
                if (message.piece != null && $Object.hasOwnProperty.call(message, "piece") && message.piece.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.piece);
                if (message.done != null && $Object.hasOwnProperty.call(message, "done") && message.done !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.done);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an InstallSnapshot message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.InstallSnapshot
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.InstallSnapshot & warren.peer.InstallSnapshot.$Shape} InstallSnapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            InstallSnapshot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.InstallSnapshot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.snapshotIndex = value;
                            else
                                delete message.snapshotIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.snapshotTerm = value;
                            else
                                delete message.snapshotTerm;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.configuration = $root.warren.peer.Configuration.decode(reader, reader.size(), $undefined, _depth + 1, message.configuration);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.totalBytes = value;
                            else
                                delete message.totalBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.piece = value;
                            else
                                delete message.piece;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.done = value;
                            else
                                delete message.done;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return InstallSnapshot;
        })();

        peer.InstallSnapshotReply = (function() {

            /**
             * Properties of an InstallSnapshotReply.
             * @typedef {Object} warren.peer.InstallSnapshotReply.$Properties
             * @property {number|null} [snapshotIndex] InstallSnapshotReply snapshotIndex
             * @property {number|null} [receivedBytes] InstallSnapshotReply receivedBytes
             * @property {boolean|null} [installed] InstallSnapshotReply installed
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an InstallSnapshotReply.
             * @memberof warren.peer
             * @interface IInstallSnapshotReply
             * @augments warren.peer.InstallSnapshotReply.$Properties
             * @deprecated Use warren.peer.InstallSnapshotReply.$Properties instead.
             */

            /**
             * Shape of an InstallSnapshotReply.
             * @typedef {warren.peer.InstallSnapshotReply.$Properties} warren.peer.InstallSnapshotReply.$Shape
             */

            /**
             * Constructs a new InstallSnapshotReply.
             * @memberof warren.peer
             * @classdesc Represents an InstallSnapshotReply.
             * @constructor
             * @param {warren.peer.InstallSnapshotReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const InstallSnapshotReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * InstallSnapshotReply snapshotIndex.
             * @member {number} snapshotIndex
             * @memberof warren.peer.InstallSnapshotReply
             * @instance
             */
            InstallSnapshotReply.prototype.snapshotIndex = 0;

            /**
             * InstallSnapshotReply receivedBytes.
             * @member {number} receivedBytes
             * @memberof warren.peer.InstallSnapshotReply
             * @instance
             */
            InstallSnapshotReply.prototype.receivedBytes = 0;

            /**
             * InstallSnapshotReply installed.
             * @member {boolean} installed
             * @memberof warren.peer.InstallSnapshotReply
             * @instance
             */
            InstallSnapshotReply.prototype.installed = false;

            /**
             * Creates a new InstallSnapshotReply instance using the specified properties.
             * @function create
             * @memberof warren.peer.InstallSnapshotReply
             * @static
             * @param {warren.peer.InstallSnapshotReply.$Properties=} [properties] Properties to set
             * @returns {warren.peer.InstallSnapshotReply} InstallSnapshotReply instance
             * @type {{
             *   (properties: warren.peer.InstallSnapshotReply.$Shape): warren.peer.InstallSnapshotReply & warren.peer.InstallSnapshotReply.$Shape;
             *   (properties?: warren.peer.InstallSnapshotReply.$Properties): warren.peer.InstallSnapshotReply;
             * }}
             */
            InstallSnapshotReply.create = function(properties) {
                return new InstallSnapshotReply(properties);
            };

            /**
             * Encodes the specified InstallSnapshotReply message. Does not implicitly {@link warren.peer.InstallSnapshotReply.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.InstallSnapshotReply
             * @static
             * @param {warren.peer.InstallSnapshotReply.$Properties} message InstallSnapshotReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            InstallSnapshotReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.snapshotIndex != null && $Object.hasOwnProperty.call(message, "snapshotIndex") && !$Object.is(message.snapshotIndex, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.snapshotIndex);
                if (message.receivedBytes != null && $Object.hasOwnProperty.call(message, "receivedBytes") && !$Object.is(message.receivedBytes, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.receivedBytes);
                if (message.installed != null && $Object.hasOwnProperty.call(message, "installed") && message.installed !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.installed);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an InstallSnapshotReply message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.InstallSnapshotReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.InstallSnapshotReply & warren.peer.InstallSnapshotReply.$Shape} InstallSnapshotReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            InstallSnapshotReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.InstallSnapshotReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.snapshotIndex = value;
                            else
                                delete message.snapshotIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.receivedBytes = value;
                            else
                                delete message.receivedBytes;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.installed = value;
                            else
                                delete message.installed;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return InstallSnapshotReply;
        })();

        peer.TimeoutNow = (function() {

            /**
             * Properties of a TimeoutNow.
             * @typedef {Object} warren.peer.TimeoutNow.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TimeoutNow.
             * @memberof warren.peer
             * @interface ITimeoutNow
             * @augments warren.peer.TimeoutNow.$Properties
             * @deprecated Use warren.peer.TimeoutNow.$Properties instead.
             */

            /**
             * Shape of a TimeoutNow.
             * @typedef {warren.peer.TimeoutNow.$Properties} warren.peer.TimeoutNow.$Shape
             */

            /**
             * Constructs a new TimeoutNow.
             * @memberof warren.peer
             * @classdesc Represents a TimeoutNow.
             * @constructor
             * @param {warren.peer.TimeoutNow.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TimeoutNow = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new TimeoutNow instance using the specified properties.
             * @function create
             * @memberof warren.peer.TimeoutNow
             * @static
             * @param {warren.peer.TimeoutNow.$Properties=} [properties] Properties to set
             * @returns {warren.peer.TimeoutNow} TimeoutNow instance
             * @type {{
             *   (properties: warren.peer.TimeoutNow.$Shape): warren.peer.TimeoutNow & warren.peer.TimeoutNow.$Shape;
             *   (properties?: warren.peer.TimeoutNow.$Properties): warren.peer.TimeoutNow;
             * }}
             */
            TimeoutNow.create = function(properties) {
                return new TimeoutNow(properties);
            };

            /**
             * Encodes the specified TimeoutNow message. Does not implicitly {@link warren.peer.TimeoutNow.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.TimeoutNow
             * @static
             * @param {warren.peer.TimeoutNow.$Properties} message TimeoutNow message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TimeoutNow.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TimeoutNow message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.TimeoutNow
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.TimeoutNow & warren.peer.TimeoutNow.$Shape} TimeoutNow
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TimeoutNow.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.TimeoutNow();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TimeoutNow;
        })();

        peer.ReadIndex = (function() {

            /**
             * Properties of a ReadIndex.
             * @typedef {Object} warren.peer.ReadIndex.$Properties
             * @property {number|null} [context] ReadIndex context
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadIndex.
             * @memberof warren.peer
             * @interface IReadIndex
             * @augments warren.peer.ReadIndex.$Properties
             * @deprecated Use warren.peer.ReadIndex.$Properties instead.
             */

            /**
             * Shape of a ReadIndex.
             * @typedef {warren.peer.ReadIndex.$Properties} warren.peer.ReadIndex.$Shape
             */

            /**
             * Constructs a new ReadIndex.
             * @memberof warren.peer
             * @classdesc Represents a ReadIndex.
             * @constructor
             * @param {warren.peer.ReadIndex.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadIndex = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadIndex context.
             * @member {number} context
             * @memberof warren.peer.ReadIndex
             * @instance
             */
            ReadIndex.prototype.context = 0;

            /**
             * Creates a new ReadIndex instance using the specified properties.
             * @function create
             * @memberof warren.peer.ReadIndex
             * @static
             * @param {warren.peer.ReadIndex.$Properties=} [properties] Properties to set
             * @returns {warren.peer.ReadIndex} ReadIndex instance
             * @type {{
             *   (properties: warren.peer.ReadIndex.$Shape): warren.peer.ReadIndex & warren.peer.ReadIndex.$Shape;
             *   (properties?: warren.peer.ReadIndex.$Properties): warren.peer.ReadIndex;
             * }}
             */
            ReadIndex.create = function(properties) {
                return new ReadIndex(properties);
            };

            /**
             * Encodes the specified ReadIndex message. Does not implicitly {@link warren.peer.ReadIndex.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.ReadIndex
             * @static
             * @param {warren.peer.ReadIndex.$Properties} message ReadIndex message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadIndex.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.context != null && $Object.hasOwnProperty.call(message, "context") && !$Object.is(message.context, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.context);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadIndex message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.ReadIndex
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.ReadIndex & warren.peer.ReadIndex.$Shape} ReadIndex
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadIndex.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.ReadIndex();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.context = value;
                            else
                                delete message.context;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReadIndex;
        })();

        peer.ReadIndexReply = (function() {

            /**
             * Properties of a ReadIndexReply.
             * @typedef {Object} warren.peer.ReadIndexReply.$Properties
             * @property {number|null} [context] ReadIndexReply context
             * @property {number|null} [index] ReadIndexReply index
             * @property {boolean|null} [granted] ReadIndexReply granted
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadIndexReply.
             * @memberof warren.peer
             * @interface IReadIndexReply
             * @augments warren.peer.ReadIndexReply.$Properties
             * @deprecated Use warren.peer.ReadIndexReply.$Properties instead.
             */

            /**
             * Shape of a ReadIndexReply.
             * @typedef {warren.peer.ReadIndexReply.$Properties} warren.peer.ReadIndexReply.$Shape
             */

            /**
             * Constructs a new ReadIndexReply.
             * @memberof warren.peer
             * @classdesc Represents a ReadIndexReply.
             * @constructor
             * @param {warren.peer.ReadIndexReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadIndexReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadIndexReply context.
             * @member {number} context
             * @memberof warren.peer.ReadIndexReply
             * @instance
             */
            ReadIndexReply.prototype.context = 0;

            /**
             * ReadIndexReply index.
             * @member {number} index
             * @memberof warren.peer.ReadIndexReply
             * @instance
             */
            ReadIndexReply.prototype.index = 0;

            /**
             * ReadIndexReply granted.
             * @member {boolean} granted
             * @memberof warren.peer.ReadIndexReply
             * @instance
             */
            ReadIndexReply.prototype.granted = false;

            /**
             * Creates a new ReadIndexReply instance using the specified properties.
             * @function create
             * @memberof warren.peer.ReadIndexReply
             * @static
             * @param {warren.peer.ReadIndexReply.$Properties=} [properties] Properties to set
             * @returns {warren.peer.ReadIndexReply} ReadIndexReply instance
             * @type {{
             *   (properties: warren.peer.ReadIndexReply.$Shape): warren.peer.ReadIndexReply & warren.peer.ReadIndexReply.$Shape;
             *   (properties?: warren.peer.ReadIndexReply.$Properties): warren.peer.ReadIndexReply;
             * }}
             */
            ReadIndexReply.create = function(properties) {
                return new ReadIndexReply(properties);
            };

            /**
             * Encodes the specified ReadIndexReply message. Does not implicitly {@link warren.peer.ReadIndexReply.verify|verify} messages.
             * @function encode
             * @memberof warren.peer.ReadIndexReply
             * @static
             * @param {warren.peer.ReadIndexReply.$Properties} message ReadIndexReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadIndexReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.context != null && $Object.hasOwnProperty.call(message, "context") && !$Object.is(message.context, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.context);
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && !$Object.is(message.index, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.index);
                if (message.granted != null && $Object.hasOwnProperty.call(message, "granted") && message.granted !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.granted);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadIndexReply message from the specified reader or buffer.
             * @function decode
             * @memberof warren.peer.ReadIndexReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.peer.ReadIndexReply & warren.peer.ReadIndexReply.$Shape} ReadIndexReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadIndexReply.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.warren.peer.ReadIndexReply();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.context = value;
                            else
                                delete message.context;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.granted = value;
                            else
                                delete message.granted;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReadIndexReply;
        })();

        return peer;
    })();

    return warren;
})();

export {
  $root as default
};
