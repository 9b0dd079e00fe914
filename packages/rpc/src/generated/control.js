// Written by scripts/generate/generate-proto.ts from proto/control.proto.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["warren-control"] || ($protobuf.roots["warren-control"] = {});

export const warren = $root.warren = (() => {

    /**
     * Namespace warren.
     * @exports warren
     * @namespace
     */
    const warren = {};

    warren.control = (function() {

        /**
         * Namespace control.
         * @memberof warren
         * @namespace
         */
        const control = {};

        control.ControlFrame = (function() {

            /**
             * Properties of a ControlFrame.
             * @typedef {Object} warren.control.ControlFrame.$Properties
             * @property {Uint8Array|null} [handshake] ControlFrame handshake
             * @property {warren.control.ControlRequest.$Properties|null} [request] ControlFrame request
             * @property {string|null} [row] ControlFrame row
             * @property {warren.control.ControlReply.$Properties|null} [reply] ControlFrame reply
             * @property {Array.<string>|null} [moreRows] ControlFrame moreRows
             * @property {"handshake"|"request"|"row"|"reply"} [content] ControlFrame content
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ControlFrame.
             * @memberof warren.control
             * @interface IControlFrame
             * @augments warren.control.ControlFrame.$Properties
             * @deprecated Use warren.control.ControlFrame.$Properties instead.
             */

            /**
             * Narrowed shape of a ControlFrame.
             * @typedef {{
             *   handshake?: Uint8Array|null;
             *   request?: warren.control.ControlRequest.$Shape|null;
             *   row?: string|null;
             *   reply?: warren.control.ControlReply.$Shape|null;
             *   moreRows?: Array.<string>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ content?: undefined; handshake?: null; request?: null; row?: null; reply?: null }|{ content?: "handshake"; handshake: Uint8Array; request?: null; row?: null; reply?: null }|{ content?: "request"; handshake?: null; request: warren.control.ControlRequest.$Shape; row?: null; reply?: null }|{ content?: "row"; handshake?: null; request?: null; row: string; reply?: null }|{ content?: "reply"; handshake?: null; request?: null; row?: null; reply: warren.control.ControlReply.$Shape })
             * )} warren.control.ControlFrame.$Shape
             */

            /**
             * Constructs a new ControlFrame.
             * @memberof warren.control
             * @classdesc Represents a ControlFrame.
             * @constructor
             * @param {warren.control.ControlFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ControlFrame = function (properties) {
                this.moreRows = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ControlFrame handshake.
             * @member {Uint8Array|null|undefined} handshake
             * @memberof warren.control.ControlFrame
             * @instance
             */
            ControlFrame.prototype.handshake = null;

            /**
             * ControlFrame request.
             * @member {warren.control.ControlRequest.$Properties|null|undefined} request
             * @memberof warren.control.ControlFrame
             * @instance
             */
            ControlFrame.prototype.request = null;

            /**
             * ControlFrame row.
             * @member {string|null|undefined} row
             * @memberof warren.control.ControlFrame
             * @instance
             */
            ControlFrame.prototype.row = null;

            /**
             * ControlFrame reply.
             * @member {warren.control.ControlReply.$Properties|null|undefined} reply
             * @memberof warren.control.ControlFrame
             * @instance
             */
            ControlFrame.prototype.reply = null;

            /**
             * ControlFrame moreRows.
             * @member {Array.<string>} moreRows
             * @memberof warren.control.ControlFrame
             * @instance
             */
            ControlFrame.prototype.moreRows = $util.emptyArray;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ControlFrame content.
             * @member {"handshake"|"request"|"row"|"reply"|undefined} content
             * @memberof warren.control.ControlFrame
             * @instance
             */
            $Object.defineProperty(ControlFrame.prototype, "content", {
                get: $util.oneOfGetter($oneOfFields = ["handshake", "request", "row", "reply"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ControlFrame instance using the specified properties.
             * @function create
             * @memberof warren.control.ControlFrame
             * @static
             * @param {warren.control.ControlFrame.$Properties=} [properties] Properties to set
             * @returns {warren.control.ControlFrame} ControlFrame instance
             * @type {{
             *   (properties: warren.control.ControlFrame.$Shape): warren.control.ControlFrame & warren.control.ControlFrame.$Shape;
             *   (properties?: warren.control.ControlFrame.$Properties): warren.control.ControlFrame;
             * }}
             */
            ControlFrame.create = function(properties) {
                return new ControlFrame(properties);
            };

            /**
             * Encodes the specified ControlFrame message. Does not implicitly {@link warren.control.ControlFrame.verify|verify} messages.
             * @function encode
             * @memberof warren.control.ControlFrame
             * @static
             * @param {warren.control.ControlFrame.$Properties} message ControlFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ControlFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.handshake != null && $Object.hasOwnProperty.call(message, "handshake"))
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.handshake);
                if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                    $root.warren.control.ControlRequest.encode(message.request, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.row != null && $Object.hasOwnProperty.call(message, "row"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.row);
                if (message.reply != null && $Object.hasOwnProperty.call(message, "reply"))
                    $root.warren.control.ControlReply.encode(message.reply, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.moreRows != null && message.moreRows.length)
                    for (let i = 0; i < message.moreRows.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.moreRows[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ControlFrame message from the specified reader or buffer.
             * @function decode
             * @memberof warren.control.ControlFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.control.ControlFrame & warren.control.ControlFrame.$Shape} ControlFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ControlFrame.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.warren.control.ControlFrame();
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
                            message.handshake = reader.bytes();
                            message.content = "handshake";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.request = $root.warren.control.ControlRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.request);
                            message.content = "request";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.row = reader.stringVerify();
                            message.content = "row";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.reply = $root.warren.control.ControlReply.decode(reader, reader.size(), $undefined, _depth + 1, message.reply);
                            message.content = "reply";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.moreRows && message.moreRows.length))
                                message.moreRows = [];
                            message.moreRows.push(reader.stringVerify());
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

            return ControlFrame;
        })();

        control.ControlRequest = (function() {

            /**
             * Properties of a ControlRequest.
             * @typedef {Object} warren.control.ControlRequest.$Properties
             * @property {string|null} [command] ControlRequest command
             * @property {string|null} [vhost] ControlRequest vhost
             * @property {Array.<string>|null} ["arguments"] ControlRequest arguments
             * @property {string|null} [options] ControlRequest options
             * @property {Array.<string>|null} [columns] ControlRequest columns
             * @property {boolean|null} [hasColumns] ControlRequest hasColumns
             * @property {boolean|null} [takesMoreRows] ControlRequest takesMoreRows
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ControlRequest.
             * @memberof warren.control
             * @interface IControlRequest
             * @augments warren.control.ControlRequest.$Properties
             * @deprecated Use warren.control.ControlRequest.$Properties instead.
             */

            /**
             * Shape of a ControlRequest.
             * @typedef {warren.control.ControlRequest.$Properties} warren.control.ControlRequest.$Shape
             */

            /**
             * Constructs a new ControlRequest.
             * @memberof warren.control
             * @classdesc Represents a ControlRequest.
             * @constructor
             * @param {warren.control.ControlRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ControlRequest = function (properties) {
                this["arguments"] = [];
                this.columns = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ControlRequest command.
             * @member {string} command
             * @memberof warren.control.ControlRequest
             * @instance
             */
            ControlRequest.prototype.command = "";

            /**
             * ControlRequest vhost.
             * @member {string|null|undefined} vhost
             * @memberof warren.control.ControlRequest
             * @instance
             */
            ControlRequest.prototype.vhost = null;

            /**
             * ControlRequest arguments.
             * @member {Array.<string>} arguments
             * @memberof warren.control.ControlRequest
             * @instance
             */
            ControlRequest.prototype["arguments"] = $util.emptyArray;

            /**
             * ControlRequest options.
             * @member {string} options
             * @memberof warren.control.ControlRequest
             * @instance
             */
            ControlRequest.prototype.options = "";

            /**
             * ControlRequest columns.
             * @member {Array.<string>} columns
             * @memberof warren.control.ControlRequest
             * @instance
             */
            ControlRequest.prototype.columns = $util.emptyArray;

            /**
             * ControlRequest hasColumns.
             * @member {boolean} hasColumns
             * @memberof warren.control.ControlRequest
             * @instance
             */
            ControlRequest.prototype.hasColumns = false;

            /**
             * ControlRequest takesMoreRows.
             * @member {boolean} takesMoreRows
             * @memberof warren.control.ControlRequest
             * @instance
             */
            ControlRequest.prototype.takesMoreRows = false;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ControlRequest.prototype, "_vhost", {
                get: $util.oneOfGetter($oneOfFields = ["vhost"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ControlRequest instance using the specified properties.
             * @function create
             * @memberof warren.control.ControlRequest
             * @static
             * @param {warren.control.ControlRequest.$Properties=} [properties] Properties to set
             * @returns {warren.control.ControlRequest} ControlRequest instance
             * @type {{
             *   (properties: warren.control.ControlRequest.$Shape): warren.control.ControlRequest & warren.control.ControlRequest.$Shape;
             *   (properties?: warren.control.ControlRequest.$Properties): warren.control.ControlRequest;
             * }}
             */
            ControlRequest.create = function(properties) {
                return new ControlRequest(properties);
            };

            /**
             * Encodes the specified ControlRequest message. Does not implicitly {@link warren.control.ControlRequest.verify|verify} messages.
             * @function encode
             * @memberof warren.control.ControlRequest
             * @static
             * @param {warren.control.ControlRequest.$Properties} message ControlRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ControlRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.command != null && $Object.hasOwnProperty.call(message, "command") && message.command !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.command);
                if (message.vhost != null && $Object.hasOwnProperty.call(message, "vhost"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.vhost);
                if (message["arguments"] != null && message["arguments"].length)
                    for (let i = 0; i < message["arguments"].length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message["arguments"][i]);
                if (message.options != null && $Object.hasOwnProperty.call(message, "options") && message.options !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.options);
                if (message.columns != null && message.columns.length)
                    for (let i = 0; i < message.columns.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.columns[i]);
                if (message.hasColumns != null && $Object.hasOwnProperty.call(message, "hasColumns") && message.hasColumns !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.hasColumns);
                if (message.takesMoreRows != null && $Object.hasOwnProperty.call(message, "takesMoreRows") && message.takesMoreRows !== false)
                    writer.uint32(/* id 7, wireType 0 =*/56).bool(message.takesMoreRows);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ControlRequest message from the specified reader or buffer.
             * @function decode
             * @memberof warren.control.ControlRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.control.ControlRequest & warren.control.ControlRequest.$Shape} ControlRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ControlRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.warren.control.ControlRequest();
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
                                message.command = value;
                            else
                                delete message.command;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.vhost = reader.stringVerify();
                            message._vhost = "vhost";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message["arguments"] && message["arguments"].length))
                                message["arguments"] = [];
                            message["arguments"].push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.options = value;
                            else
                                delete message.options;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.columns && message.columns.length))
                                message.columns = [];
                            message.columns.push(reader.stringVerify());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.hasColumns = value;
                            else
                                delete message.hasColumns;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.takesMoreRows = value;
                            else
                                delete message.takesMoreRows;
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

            return ControlRequest;
        })();

        control.ControlReply = (function() {

            /**
             * Properties of a ControlReply.
             * @typedef {Object} warren.control.ControlReply.$Properties
             * @property {string|null} [ok] ControlReply ok
             * @property {warren.control.ControlError.$Properties|null} [error] ControlReply error
             * @property {"ok"|"error"} [result] ControlReply result
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ControlReply.
             * @memberof warren.control
             * @interface IControlReply
             * @augments warren.control.ControlReply.$Properties
             * @deprecated Use warren.control.ControlReply.$Properties instead.
             */

            /**
             * Narrowed shape of a ControlReply.
             * @typedef {{
             *   ok?: string|null;
             *   error?: warren.control.ControlError.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ result?: undefined; ok?: null; error?: null }|{ result?: "ok"; ok: string; error?: null }|{ result?: "error"; ok?: null; error: warren.control.ControlError.$Shape })
             * )} warren.control.ControlReply.$Shape
             */

            /**
             * Constructs a new ControlReply.
             * @memberof warren.control
             * @classdesc Represents a ControlReply.
             * @constructor
             * @param {warren.control.ControlReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ControlReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ControlReply ok.
             * @member {string|null|undefined} ok
             * @memberof warren.control.ControlReply
             * @instance
             */
            ControlReply.prototype.ok = null;

            /**
             * ControlReply error.
             * @member {warren.control.ControlError.$Properties|null|undefined} error
             * @memberof warren.control.ControlReply
             * @instance
             */
            ControlReply.prototype.error = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ControlReply result.
             * @member {"ok"|"error"|undefined} result
             * @memberof warren.control.ControlReply
             * @instance
             */
            $Object.defineProperty(ControlReply.prototype, "result", {
                get: $util.oneOfGetter($oneOfFields = ["ok", "error"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ControlReply instance using the specified properties.
             * @function create
             * @memberof warren.control.ControlReply
             * @static
             * @param {warren.control.ControlReply.$Properties=} [properties] Properties to set
             * @returns {warren.control.ControlReply} ControlReply instance
             * @type {{
             *   (properties: warren.control.ControlReply.$Shape): warren.control.ControlReply & warren.control.ControlReply.$Shape;
             *   (properties?: warren.control.ControlReply.$Properties): warren.control.ControlReply;
             * }}
             */
            ControlReply.create = function(properties) {
                return new ControlReply(properties);
            };

            /**
             * Encodes the specified ControlReply message. Does not implicitly {@link warren.control.ControlReply.verify|verify} messages.
             * @function encode
             * @memberof warren.control.ControlReply
             * @static
             * @param {warren.control.ControlReply.$Properties} message ControlReply message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ControlReply.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ok != null && $Object.hasOwnProperty.call(message, "ok"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.ok);
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.warren.control.ControlError.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ControlReply message from the specified reader or buffer.
             * @function decode
             * @memberof warren.control.ControlReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.control.ControlReply & warren.control.ControlReply.$Shape} ControlReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ControlReply.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.warren.control.ControlReply();
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
                            message.ok = reader.stringVerify();
                            message.result = "ok";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.warren.control.ControlError.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
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

            return ControlReply;
        })();

        control.ControlError = (function() {

            /**
             * Properties of a ControlError.
             * @typedef {Object} warren.control.ControlError.$Properties
             * @property {number|null} [exitCode] ControlError exitCode
             * @property {string|null} [text] ControlError text
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ControlError.
             * @memberof warren.control
             * @interface IControlError
             * @augments warren.control.ControlError.$Properties
             * @deprecated Use warren.control.ControlError.$Properties instead.
             */

            /**
             * Shape of a ControlError.
             * @typedef {warren.control.ControlError.$Properties} warren.control.ControlError.$Shape
             */

            /**
             * Constructs a new ControlError.
             * @memberof warren.control
             * @classdesc Represents a ControlError.
             * @constructor
             * @param {warren.control.ControlError.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ControlError = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ControlError exitCode.
             * @member {number} exitCode
             * @memberof warren.control.ControlError
             * @instance
             */
            ControlError.prototype.exitCode = 0;

            /**
             * ControlError text.
             * @member {string} text
             * @memberof warren.control.ControlError
             * @instance
             */
            ControlError.prototype.text = "";

            /**
             * Creates a new ControlError instance using the specified properties.
             * @function create
             * @memberof warren.control.ControlError
             * @static
             * @param {warren.control.ControlError.$Properties=} [properties] Properties to set
             * @returns {warren.control.ControlError} ControlError instance
             * @type {{
             *   (properties: warren.control.ControlError.$Shape): warren.control.ControlError & warren.control.ControlError.$Shape;
             *   (properties?: warren.control.ControlError.$Properties): warren.control.ControlError;
             * }}
             */
            ControlError.create = function(properties) {
                return new ControlError(properties);
            };

            /**
             * Encodes the specified ControlError message. Does not implicitly {@link warren.control.ControlError.verify|verify} messages.
             * @function encode
             * @memberof warren.control.ControlError
             * @static
             * @param {warren.control.ControlError.$Properties} message ControlError message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ControlError.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.exitCode != null && $Object.hasOwnProperty.call(message, "exitCode") && message.exitCode !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.exitCode);
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.text);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ControlError message from the specified reader or buffer.
             * @function decode
             * @memberof warren.control.ControlError
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {warren.control.ControlError & warren.control.ControlError.$Shape} ControlError
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ControlError.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.warren.control.ControlError();
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
                                message.exitCode = value;
                            else
                                delete message.exitCode;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.text = value;
                            else
                                delete message.text;
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

            return ControlError;
        })();

        return control;
    })();

    return warren;
})();

export {
  $root as default
};
